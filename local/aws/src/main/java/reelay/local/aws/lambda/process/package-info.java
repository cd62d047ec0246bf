/** A function in a process of its own, started from its zip and served by the runtime API. */
@NullMarked
package reelay.local.aws.lambda.process;

import org.jspecify.annotations.NullMarked;
