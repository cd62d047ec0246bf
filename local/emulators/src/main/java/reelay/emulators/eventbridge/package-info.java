/** EventBridge that takes events and shows them; rules and targets are not there. */
@NullMarked
package reelay.emulators.eventbridge;

import org.jspecify.annotations.NullMarked;
