package reelay.local.aws.dynamodb.table;

import java.util.List;

/**
 * A global secondary index.
 *
 * @param projection ALL, KEYS_ONLY or INCLUDE
 * @param included attributes beside the keys; only with INCLUDE
 */
public record IndexDefinition(
        String name, KeySchema key, String projection, List<String> included) {

    public IndexDefinition {
        included = List.copyOf(included);
    }

    public boolean holdsWholeItems() {
        return projection.equals("ALL");
    }
}
