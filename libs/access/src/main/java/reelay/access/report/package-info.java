/** The report and its parts, as they are on the wire. */
@NullMarked
package reelay.access.report;

import org.jspecify.annotations.NullMarked;
