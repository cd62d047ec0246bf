/**
 * Keys, a prompt and a signed link in every field of every answer of the provider, and a search for
 * them in everything that was written, logged, sent or answered.
 */
@NullMarked
package reelay.stack.planted;

import org.jspecify.annotations.NullMarked;
