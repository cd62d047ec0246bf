/** Whose account is played, and what it may. */
@NullMarked
package reelay.simulator.account;

import org.jspecify.annotations.NullMarked;
