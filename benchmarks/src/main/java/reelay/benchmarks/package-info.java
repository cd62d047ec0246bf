/** Measures speed and memory of the store step, of cold starts and of many videos at once. */
@NullMarked
package reelay.benchmarks;

import org.jspecify.annotations.NullMarked;
