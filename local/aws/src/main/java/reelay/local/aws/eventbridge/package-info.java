/** EventBridge that takes events, follows given rules and shows what it took. */
@NullMarked
package reelay.local.aws.eventbridge;

import org.jspecify.annotations.NullMarked;
