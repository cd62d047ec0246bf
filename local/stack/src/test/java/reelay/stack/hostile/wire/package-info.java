/** What providers with wires of their own say, whatever they do. */
@NullMarked
package reelay.stack.hostile.wire;

import org.jspecify.annotations.NullMarked;
