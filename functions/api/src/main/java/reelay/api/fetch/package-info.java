/** Fetches an image from an address that a client chose, and from public addresses only. */
@NullMarked
package reelay.api.fetch;

import org.jspecify.annotations.NullMarked;
