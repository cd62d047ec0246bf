/** What the roles of the template allow, held to what is done with them. */
@NullMarked
package reelay.stack.roles;

import org.jspecify.annotations.NullMarked;
