/** The services of the faults, spoken to without a socket. */
@NullMarked
package reelay.stack.faults.wire;

import org.jspecify.annotations.NullMarked;
