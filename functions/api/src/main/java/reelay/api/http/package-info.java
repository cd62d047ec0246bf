/** The API's HTTP without Lambda: requests, responses, errors and the way to the right route. */
@NullMarked
package reelay.api.http;

import org.jspecify.annotations.NullMarked;
