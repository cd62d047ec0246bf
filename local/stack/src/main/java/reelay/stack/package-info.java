/** The whole system in one JVM: the real template, state machine and handlers on emulators. */
@NullMarked
package reelay.stack;

import org.jspecify.annotations.NullMarked;
