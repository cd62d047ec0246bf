/** DynamoDB's expressions: read into small objects that judge, change or cut out of an item. */
@NullMarked
package reelay.local.aws.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
