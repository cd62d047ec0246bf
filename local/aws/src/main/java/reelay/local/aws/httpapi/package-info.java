/**
 * API Gateway's HTTP API in front of functions: routes, Lambda authorizers, payload format 2.0,
 * CORS and throttling.
 */
@NullMarked
package reelay.local.aws.httpapi;

import org.jspecify.annotations.NullMarked;
