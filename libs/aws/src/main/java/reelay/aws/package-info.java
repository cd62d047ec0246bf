/** How a function reaches AWS: its clients, its secrets, and the one name for "try again". */
@NullMarked
package reelay.aws;

import org.jspecify.annotations.NullMarked;
