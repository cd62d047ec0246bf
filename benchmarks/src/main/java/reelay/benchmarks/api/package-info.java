/** How many requests the API answers. */
@NullMarked
package reelay.benchmarks.api;

import org.jspecify.annotations.NullMarked;
