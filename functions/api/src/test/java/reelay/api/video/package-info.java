/** Videos and characters as their owners see, fetch and delete them. */
@NullMarked
package reelay.api.video;

import org.jspecify.annotations.NullMarked;
