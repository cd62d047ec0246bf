/** How the simulator behaves, set before it starts. */
@NullMarked
package reelay.simulator.settings;

import org.jspecify.annotations.NullMarked;
