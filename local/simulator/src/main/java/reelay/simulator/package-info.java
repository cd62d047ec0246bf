/**
 * A video provider that speaks the Videos protocol, draws what it is asked for and errs on request.
 */
@NullMarked
package reelay.simulator;

import org.jspecify.annotations.NullMarked;
