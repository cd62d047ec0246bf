/** Whose account is played, and what it may. */
@NullMarked
package reelay.emulators.provider.account;

import org.jspecify.annotations.NullMarked;
