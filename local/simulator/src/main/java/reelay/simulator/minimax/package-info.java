/** MiniMax, the second version of its wire, as its documents have it. */
@NullMarked
package reelay.simulator.minimax;

import org.jspecify.annotations.NullMarked;
