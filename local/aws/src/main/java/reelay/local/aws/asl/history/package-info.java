/** The events of an execution, as GetExecutionHistory shows them. */
@NullMarked
package reelay.local.aws.asl.history;

import org.jspecify.annotations.NullMarked;
