/** What apps and operators learn of the provider account, and a check on demand. */
@NullMarked
package reelay.api.access;

import org.jspecify.annotations.NullMarked;
