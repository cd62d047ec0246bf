/** The command {@code reelay}: what it understands, and what it says to people. */
@NullMarked
package reelay.stack.cli;

import org.jspecify.annotations.NullMarked;
