/** The access report as people read it. */
@NullMarked
package reelay.stack.cli.report;

import org.jspecify.annotations.NullMarked;
