/** How long a provider's words keep a function busy. */
@NullMarked
package reelay.benchmarks.words;

import org.jspecify.annotations.NullMarked;
