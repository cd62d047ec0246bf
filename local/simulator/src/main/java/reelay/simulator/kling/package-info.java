/** Kling, generation 3, as its documents have it. */
@NullMarked
package reelay.simulator.kling;

import org.jspecify.annotations.NullMarked;
