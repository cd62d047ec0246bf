/** Draws small, real MP4 files without an encoder: enough to see that a video is a video. */
@NullMarked
package reelay.simulator.mp4;

import org.jspecify.annotations.NullMarked;
