/** Named paths through the state machine, and the engines they are run on. */
@NullMarked
package reelay.stack.scenarios;

import org.jspecify.annotations.NullMarked;
