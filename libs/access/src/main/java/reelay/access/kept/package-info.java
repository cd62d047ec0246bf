/**
 * What the access table keeps: the reports, what people told, what the last real submits came to,
 * and whose turn it is.
 */
@NullMarked
package reelay.access.kept;

import org.jspecify.annotations.NullMarked;
