/** The operations of the API, one class each, and what they share of a request. */
@NullMarked
package reelay.local.aws.dynamodb.operation;

import org.jspecify.annotations.NullMarked;
