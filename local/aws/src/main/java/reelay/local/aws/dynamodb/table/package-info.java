/** Tables, their indexes and items in memory, and the journal that outlives the process. */
@NullMarked
package reelay.local.aws.dynamodb.table;

import org.jspecify.annotations.NullMarked;
