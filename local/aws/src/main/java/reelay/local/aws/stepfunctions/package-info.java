/** The Step Functions API on a local port, over the interpreter of state machines. */
@NullMarked
package reelay.local.aws.stepfunctions;

import org.jspecify.annotations.NullMarked;
