/** Chance, wishes and moments: what a life with faults is made of. */
@NullMarked
package reelay.stack.faults.plan;

import org.jspecify.annotations.NullMarked;
