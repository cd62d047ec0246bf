/** The processes that are measured, and what they are asked to do. */
@NullMarked
package reelay.benchmarks.process;

import org.jspecify.annotations.NullMarked;
