/** The routes of the simulator, one class each. */
@NullMarked
package reelay.simulator.route;

import org.jspecify.annotations.NullMarked;
