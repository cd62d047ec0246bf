/** Videos and characters as clients see them. */
@NullMarked
package reelay.api.video.shown;

import org.jspecify.annotations.NullMarked;
