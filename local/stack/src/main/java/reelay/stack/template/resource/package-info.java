/** What the template declares, one record for each kind of resource. */
@NullMarked
package reelay.stack.template.resource;

import org.jspecify.annotations.NullMarked;
