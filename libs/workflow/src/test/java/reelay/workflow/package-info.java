/** Step Functions and EventBridge, asked over HTTP. */
@NullMarked
package reelay.workflow;

import org.jspecify.annotations.NullMarked;
