package reelay.local.aws.dynamodb;

import java.util.List;

/**
 * A global secondary index.
 *
 * @param projection ALL, KEYS_ONLY or INCLUDE
 * @param included attributes beside the keys; only with INCLUDE
 */
record IndexDefinition(String name, KeySchema key, String projection, List<String> included) {

    IndexDefinition {
        included = List.copyOf(included);
    }

    boolean holdsWholeItems() {
        return projection.equals("ALL");
    }
}
