/** The submit step: hands a video to the provider, at most once. */
@NullMarked
package reelay.submit;

import org.jspecify.annotations.NullMarked;
