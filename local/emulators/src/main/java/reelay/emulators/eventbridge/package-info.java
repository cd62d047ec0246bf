/** EventBridge that takes events, follows given rules and shows what it took. */
@NullMarked
package reelay.emulators.eventbridge;

import org.jspecify.annotations.NullMarked;
