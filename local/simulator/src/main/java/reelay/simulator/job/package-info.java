/**
 * The jobs of the simulator: what was asked for, how far each is, and the journal they come back
 * from.
 */
@NullMarked
package reelay.simulator.job;

import org.jspecify.annotations.NullMarked;
