/** What a video costs on AWS, counted here and priced by a table. */
@NullMarked
package reelay.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
