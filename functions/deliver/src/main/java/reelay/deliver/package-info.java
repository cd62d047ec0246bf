/** The deliver function: tries once to hand an event to an endpoint. */
@NullMarked
package reelay.deliver;

import org.jspecify.annotations.NullMarked;
