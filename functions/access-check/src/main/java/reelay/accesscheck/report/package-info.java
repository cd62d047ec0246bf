/** From findings to one verdict: the report, its checklist, and who is told of it. */
@NullMarked
package reelay.accesscheck.report;

import org.jspecify.annotations.NullMarked;
