/** The notify function: starts one delivery for each endpoint that hears of an event. */
@NullMarked
package reelay.notify;

import org.jspecify.annotations.NullMarked;
