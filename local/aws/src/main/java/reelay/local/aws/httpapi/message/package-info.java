/** Requests and responses as they pass through the API. */
@NullMarked
package reelay.local.aws.httpapi.message;

import org.jspecify.annotations.NullMarked;
