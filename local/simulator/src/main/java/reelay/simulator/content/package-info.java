/** The files: the video of a job, and the odd ways to hand it out. */
@NullMarked
package reelay.simulator.content;

import org.jspecify.annotations.NullMarked;
