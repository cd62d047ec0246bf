/**
 * Runs state machines written in the Amazon States Language with JSONata, as Step Functions does.
 */
@NullMarked
package reelay.local.aws.asl;

import org.jspecify.annotations.NullMarked;
