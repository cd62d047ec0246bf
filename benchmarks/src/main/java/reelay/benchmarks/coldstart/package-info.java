/** How long a function takes to answer for the first time. */
@NullMarked
package reelay.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
