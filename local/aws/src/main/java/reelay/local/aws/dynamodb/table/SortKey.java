package reelay.local.aws.dynamodb.table;

import java.util.List;
import reelay.local.aws.dynamodb.item.Value;

/**
 * Where an item stands in a table or index: by partition key, then sort key; in an index then by
 * the table's own key, because there several items may share the first two.
 *
 * @param behind a bound: it sorts behind everything that begins with its parts
 */
public record SortKey(List<Value> parts, boolean behind) implements Comparable<SortKey> {

    public SortKey {
        parts = List.copyOf(parts);
    }

    static SortKey of(List<Value> parts) {
        return new SortKey(parts, false);
    }

    /** Before every item whose key begins so. */
    public static SortKey before(Value... parts) {
        return new SortKey(List.of(parts), false);
    }

    /** Behind every item whose key begins so. */
    public static SortKey behind(Value... parts) {
        return new SortKey(List.of(parts), true);
    }

    @Override
    public int compareTo(SortKey other) {
        int common = Math.min(parts.size(), other.parts.size());
        for (int i = 0; i < common; i++) {
            int order = parts.get(i).compareWith(other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (parts.size() == other.parts.size()) {
            return Boolean.compare(behind, other.behind);
        }
        return parts.size() < other.parts.size() ? (behind ? 1 : -1) : (other.behind ? -1 : 1);
    }
}
