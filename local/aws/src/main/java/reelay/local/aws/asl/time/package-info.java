/** When something is due: on the clock, or in a time that a test moves. */
@NullMarked
package reelay.local.aws.asl.time;

import org.jspecify.annotations.NullMarked;
