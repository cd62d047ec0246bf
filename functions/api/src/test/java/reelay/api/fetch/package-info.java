/** How images behind addresses are fetched, and which addresses are not. */
@NullMarked
package reelay.api.fetch;

import org.jspecify.annotations.NullMarked;
