/** What to measure and where, and how the figures of several runs are told. */
@NullMarked
package reelay.benchmarks.plan;

import org.jspecify.annotations.NullMarked;
