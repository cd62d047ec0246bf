/** JSONata in the fields of a state, and the errors it can end in. */
@NullMarked
package reelay.local.aws.asl.expression;

import org.jspecify.annotations.NullMarked;
