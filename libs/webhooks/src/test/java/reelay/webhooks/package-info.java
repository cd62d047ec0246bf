/** Secrets and endpoints on their own; the table of tests that other modules share. */
@NullMarked
package reelay.webhooks;

import org.jspecify.annotations.NullMarked;
