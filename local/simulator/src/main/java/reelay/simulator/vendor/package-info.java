/**
 * Providers with wires of their own, each under a path prefix: what they share. The jobs are the
 * ones of the Videos protocol, told in other words.
 */
@NullMarked
package reelay.simulator.vendor;

import org.jspecify.annotations.NullMarked;
