/** The browsers that look at the page, and what each does beyond WebDriver. */
@NullMarked
package reelay.stack.page.browser;

import org.jspecify.annotations.NullMarked;
