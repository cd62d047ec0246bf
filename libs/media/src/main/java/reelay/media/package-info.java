/** What a file is by its bytes, and whether all of it is there; nothing is decoded. */
@NullMarked
package reelay.media;

import org.jspecify.annotations.NullMarked;
