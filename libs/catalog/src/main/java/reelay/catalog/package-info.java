/** Where videos live: their items in DynamoDB, their bytes in S3. */
@NullMarked
package reelay.catalog;

import org.jspecify.annotations.NullMarked;
