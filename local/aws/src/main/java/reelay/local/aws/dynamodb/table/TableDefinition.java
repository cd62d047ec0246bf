package reelay.local.aws.dynamodb.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of a table but its items.
 *
 * @param types S, N or B of every key attribute, those of indexes too
 * @param billingMode PAY_PER_REQUEST or PROVISIONED; it has no effect
 * @param timeToLive attribute with the second (since 1970) an item expires at
 */
public record TableDefinition(
        String name,
        KeySchema key,
        Map<String, String> types,
        List<IndexDefinition> indexes,
        String billingMode,
        boolean deletionProtected,
        Optional<String> timeToLive,
        Instant createdAt) {

    public TableDefinition {
        types = Map.copyOf(types);
        indexes = List.copyOf(indexes);
    }

    public TableDefinition withDeletionProtection(boolean deletionProtected) {
        return new TableDefinition(
                name, key, types, indexes, billingMode, deletionProtected, timeToLive, createdAt);
    }

    public TableDefinition withTimeToLive(Optional<String> attribute) {
        return new TableDefinition(
                name, key, types, indexes, billingMode, deletionProtected, attribute, createdAt);
    }
}
