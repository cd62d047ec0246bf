/** The sweep function: brings videos to an end that everything else left open. */
@NullMarked
package reelay.sweep;

import org.jspecify.annotations.NullMarked;
