/** Addresses as they come. */
@NullMarked
package reelay.provider.reach;

import org.jspecify.annotations.NullMarked;
