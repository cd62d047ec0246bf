/** How many videos can be under way at once. */
@NullMarked
package reelay.benchmarks.inflight;

import org.jspecify.annotations.NullMarked;
