/** Which addresses that others name may be asked, and how they are read. */
@NullMarked
package reelay.provider.reach;

import org.jspecify.annotations.NullMarked;
