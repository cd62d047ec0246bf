package reelay.stack.template.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DynamoDB table.
 *
 * @param name what it is called when it is deployed
 * @param attributeTypes S, N or B of each key attribute
 * @param key of the table
 * @param indexes global secondary indexes
 * @param expiryAttribute holds Unix seconds after which an item goes; empty for none
 */
public record TableResource(
        String name,
        Map<String, String> attributeTypes,
        Key key,
        List<Index> indexes,
        Optional<String> expiryAttribute) {

    /** Copies the collections. */
    public TableResource {
        attributeTypes = Map.copyOf(attributeTypes);
        indexes = List.copyOf(indexes);
    }

    /**
     * A primary key.
     *
     * @param partition attribute
     * @param sort attribute; empty for none
     */
    public record Key(String partition, Optional<String> sort) {}

    /**
     * A global secondary index.
     *
     * @param name of the index
     * @param key of the index
     * @param projection ALL or KEYS_ONLY
     */
    public record Index(String name, Key key, String projection) {}
}
