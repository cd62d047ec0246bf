/** The scenarios, by the step they are about. */
@NullMarked
package reelay.stack.scenarios.path;

import org.jspecify.annotations.NullMarked;
