/** Every adapter against its simulator: one table of behaviours, one row per provider. */
@NullMarked
package reelay.stack.providers;

import org.jspecify.annotations.NullMarked;
