/** What may be asked for, how it may be said, and what a repeated request comes to. */
@NullMarked
package reelay.api.create;

import org.jspecify.annotations.NullMarked;
