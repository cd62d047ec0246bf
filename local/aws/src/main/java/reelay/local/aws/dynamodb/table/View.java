package reelay.local.aws.dynamodb.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.dynamodb.expression.Projection;
import reelay.local.aws.dynamodb.item.ItemSize;
import reelay.local.aws.dynamodb.item.Value;

/** Items in the order of one key: a table's own, or that of an index. */
public final class View {

    private final KeySchema key;
    private final List<String> keyNames;
    private final Optional<IndexDefinition> index;
    private final NavigableMap<SortKey, Map<String, Value>> items = new TreeMap<>();
    private long bytes;

    private View(KeySchema key, List<String> keyNames, Optional<IndexDefinition> index) {
        this.key = key;
        this.keyNames = keyNames;
        this.index = index;
    }

    static View ofTable(KeySchema key) {
        return new View(key, key.names(), Optional.empty());
    }

    static View ofIndex(IndexDefinition index, KeySchema tableKey) {
        Set<String> names = new LinkedHashSet<>(index.key().names());
        names.addAll(tableKey.names());
        return new View(index.key(), List.copyOf(names), Optional.of(index));
    }

    public KeySchema key() {
        return key;
    }

    /** The attributes that tell its items apart: in an index also those of the table's key. */
    public List<String> keyNames() {
        return keyNames;
    }

    public Optional<IndexDefinition> index() {
        return index;
    }

    public NavigableMap<SortKey, Map<String, Value>> items() {
        return items;
    }

    /** Where the item belongs; nowhere if it lacks a key attribute, which keeps an index sparse. */
    public Optional<SortKey> positionOf(Map<String, Value> item) {
        List<Value> parts = new ArrayList<>();
        for (String name : keyNames) {
            Value value = item.get(name);
            if (value == null) {
                return Optional.empty();
            }
            parts.add(value);
        }
        return Optional.of(SortKey.of(parts));
    }

    /** Bytes of all its items. */
    public long bytes() {
        return bytes;
    }

    private static int sizeOf(@Nullable Map<String, Value> item) {
        return item == null ? 0 : ItemSize.of(item);
    }

    void put(Map<String, Value> item) {
        positionOf(item)
                .ifPresent(
                        position -> {
                            Map<String, Value> shown = projected(item);
                            bytes += ItemSize.of(shown) - sizeOf(items.put(position, shown));
                        });
    }

    void remove(Map<String, Value> item) {
        positionOf(item).ifPresent(position -> bytes -= sizeOf(items.remove(position)));
    }

    private Map<String, Value> projected(Map<String, Value> item) {
        if (index.isEmpty() || index.get().holdsWholeItems()) {
            return item;
        }
        List<String> names = new ArrayList<>(keyNames);
        names.addAll(index.get().included());
        return Projection.ofAttributes(names).of(item);
    }
}
