/** Webhooks from the event to the receiver. */
@NullMarked
package reelay.stack.webhooks;

import org.jspecify.annotations.NullMarked;
