/** The running stack as an app meets it: calls to it, and the webhooks that come from it. */
@NullMarked
package reelay.stack.cli.client;

import org.jspecify.annotations.NullMarked;
