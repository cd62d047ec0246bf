package reelay.local.aws.dynamodb.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The key attributes of a table or index.
 *
 * @param hash name of the partition key
 * @param range name of the sort key, if there is one
 */
public record KeySchema(String hash, Optional<String> range) {

    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(hash));
        range.ifPresent(names::add);
        return names;
    }
}
