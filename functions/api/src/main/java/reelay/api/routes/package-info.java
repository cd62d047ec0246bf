/** One class per route of the API. */
@NullMarked
package reelay.api.routes;

import org.jspecify.annotations.NullMarked;
