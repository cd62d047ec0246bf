/** How reference images are read and checked. */
@NullMarked
package reelay.api.reference;

import org.jspecify.annotations.NullMarked;
