/** The functions of the faults, each with the clients a process of its own would have. */
@NullMarked
package reelay.stack.faults.process;

import org.jspecify.annotations.NullMarked;
