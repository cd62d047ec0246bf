/** Kling's own wire, in its generation 3: the model is in the path, and our id goes along. */
@NullMarked
package reelay.provider.kling;

import org.jspecify.annotations.NullMarked;
