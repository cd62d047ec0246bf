/** What the access check decides, and how it answers. */
@NullMarked
package reelay.accesscheck;

import org.jspecify.annotations.NullMarked;
