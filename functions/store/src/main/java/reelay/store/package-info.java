/** The store step: streams a finished video into the bucket. */
@NullMarked
package reelay.store;

import org.jspecify.annotations.NullMarked;
