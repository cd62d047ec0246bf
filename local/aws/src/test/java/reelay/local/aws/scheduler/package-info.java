/** The scheduler's emulator with a clock the tests move. */
@NullMarked
package reelay.local.aws.scheduler;

import org.jspecify.annotations.NullMarked;
