/** What the checks decide from: gathered once, asked here alone. */
@NullMarked
package reelay.accesscheck.evidence;

import org.jspecify.annotations.NullMarked;
