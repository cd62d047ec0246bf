/** Who wants to hear of what: endpoints, their secrets, events, and one way to send them. */
@NullMarked
package reelay.webhooks;

import org.jspecify.annotations.NullMarked;
