/** Attribute values as DynamoDB has them: their JSON, order and size. */
@NullMarked
package reelay.local.aws.dynamodb.item;

import org.jspecify.annotations.NullMarked;
