/** Which function and authorizer a request belongs to. */
@NullMarked
package reelay.local.aws.httpapi.route;

import org.jspecify.annotations.NullMarked;
