/** What is known of the provider account: reports, milestones, and a check on demand. */
@NullMarked
package reelay.api.access;

import org.jspecify.annotations.NullMarked;
