/** One record per route of the API; {@code reelay.api.Routes} lists them. */
@NullMarked
package reelay.api.routes;

import org.jspecify.annotations.NullMarked;
