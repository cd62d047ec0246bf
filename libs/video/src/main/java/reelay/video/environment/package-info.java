/** What a function is told by its environment, each value checked once. */
@NullMarked
package reelay.video.environment;

import org.jspecify.annotations.NullMarked;
