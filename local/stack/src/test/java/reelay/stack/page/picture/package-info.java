/** Moving pictures of the page. */
@NullMarked
package reelay.stack.page.picture;

import org.jspecify.annotations.NullMarked;
