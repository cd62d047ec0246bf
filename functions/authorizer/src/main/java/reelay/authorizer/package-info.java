/** Tells whose API key a request carries, before it reaches the API. */
@NullMarked
package reelay.authorizer;

import org.jspecify.annotations.NullMarked;
