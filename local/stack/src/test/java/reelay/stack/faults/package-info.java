/**
 * Faults at every outside call of every step, on virtual time: one video's whole life takes
 * milliseconds, and the same seed gives the same life again.
 */
@NullMarked
package reelay.stack.faults;

import org.jspecify.annotations.NullMarked;
