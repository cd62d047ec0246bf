/** Seedance on ModelArk, as its documents have it. */
@NullMarked
package reelay.simulator.seedance;

import org.jspecify.annotations.NullMarked;
