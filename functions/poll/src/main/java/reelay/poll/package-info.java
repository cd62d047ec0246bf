/** The poll step: asks the provider once how a job is doing. */
@NullMarked
package reelay.poll;

import org.jspecify.annotations.NullMarked;
