/** How a function reaches AWS. */
@NullMarked
package reelay.aws;

import org.jspecify.annotations.NullMarked;
