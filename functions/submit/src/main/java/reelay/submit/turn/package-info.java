/** Whether a video asks or waits: what is known already, and whose turn it is. */
@NullMarked
package reelay.submit.turn;

import org.jspecify.annotations.NullMarked;
