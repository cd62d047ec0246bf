/** One try to hand an event to its receiver, and what comes of it. */
@NullMarked
package reelay.webhooks.post;

import org.jspecify.annotations.NullMarked;
