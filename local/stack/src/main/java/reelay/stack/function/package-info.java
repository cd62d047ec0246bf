/** The functions of the template, loaded and called as Lambda does. */
@NullMarked
package reelay.stack.function;

import org.jspecify.annotations.NullMarked;
