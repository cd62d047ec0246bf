/** Providers that call back when a job has changed. */
@NullMarked
package reelay.api.callback;

import org.jspecify.annotations.NullMarked;
