/** The ways a provider may answer, one choice each. */
@NullMarked
package reelay.stack.hostile.way;

import org.jspecify.annotations.NullMarked;
