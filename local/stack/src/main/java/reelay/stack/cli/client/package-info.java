/** Calls to the running stack, as an app makes them. */
@NullMarked
package reelay.stack.cli.client;

import org.jspecify.annotations.NullMarked;
