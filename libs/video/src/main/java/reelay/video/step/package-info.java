/** What the steps of an execution are given and answer, and how long it waits between them. */
@NullMarked
package reelay.video.step;

import org.jspecify.annotations.NullMarked;
