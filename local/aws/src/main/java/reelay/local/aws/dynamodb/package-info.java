/** DynamoDB in this process: tables, expressions and a journal that survives a kill. */
@NullMarked
package reelay.local.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
