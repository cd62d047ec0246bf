@NullMarked
package reelay.benchmarks;

import org.jspecify.annotations.NullMarked;
