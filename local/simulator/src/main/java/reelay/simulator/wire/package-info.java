/** How requests come in and answers go out, whatever they are about. */
@NullMarked
package reelay.simulator.wire;

import org.jspecify.annotations.NullMarked;
