/** The scheduler's emulator with a clock the tests move. */
@NullMarked
package reelay.emulators.scheduler;

import org.jspecify.annotations.NullMarked;
