/** The named checks: one question each, one finding each, from the evidence alone. */
@NullMarked
package reelay.accesscheck.checks;

import org.jspecify.annotations.NullMarked;
