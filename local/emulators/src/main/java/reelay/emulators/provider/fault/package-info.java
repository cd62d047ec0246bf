/** What can go wrong, one by one. */
@NullMarked
package reelay.emulators.provider.fault;

import org.jspecify.annotations.NullMarked;
