/** The files of hostile providers, whole, cut and in disguise. */
@NullMarked
package reelay.stack.hostile.file;

import org.jspecify.annotations.NullMarked;
