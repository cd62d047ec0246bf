/** Several providers that may make one model's videos, and what happens when one of them dies. */
@NullMarked
package reelay.stack.targets;

import org.jspecify.annotations.NullMarked;
