/** Real and built files, whole and cut. */
@NullMarked
package reelay.media;

import org.jspecify.annotations.NullMarked;
