/** How fast a video is stored, and in how much memory. */
@NullMarked
package reelay.benchmarks.store;

import org.jspecify.annotations.NullMarked;
