/** The ways a provider may list its jobs. */
@NullMarked
package reelay.stack.hostile.list;

import org.jspecify.annotations.NullMarked;
