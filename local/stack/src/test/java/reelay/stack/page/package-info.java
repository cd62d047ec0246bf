/** The page in a real browser, over the whole system. */
@NullMarked
package reelay.stack.page;

import org.jspecify.annotations.NullMarked;
