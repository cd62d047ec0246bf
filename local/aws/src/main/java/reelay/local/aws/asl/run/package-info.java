/**
 * Runs a definition: the states, what they do in a visit, retries and catches, and the execution
 * around them.
 */
@NullMarked
package reelay.local.aws.asl.run;

import org.jspecify.annotations.NullMarked;
