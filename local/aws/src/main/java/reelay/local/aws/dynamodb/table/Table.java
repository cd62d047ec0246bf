package reelay.local.aws.dynamodb.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.local.aws.dynamodb.item.Value;

/** A table with its items and indexes; the database guards it against two threads at once. */
public final class Table {

    private TableDefinition definition;
    private final View items;
    private final Map<String, View> indexes = new LinkedHashMap<>();

    public Table(TableDefinition definition) {
        this.definition = definition;
        this.items = View.ofTable(definition.key());
        for (IndexDefinition index : definition.indexes()) {
            indexes.put(index.name(), View.ofIndex(index, definition.key()));
        }
    }

    public TableDefinition definition() {
        return definition;
    }

    /** Takes over what may change: deletion protection and time to live. */
    void redefine(TableDefinition changed) {
        definition = changed;
    }

    public View items() {
        return items;
    }

    public Optional<View> index(String name) {
        return Optional.ofNullable(indexes.get(name));
    }

    /** Every item, in the order of the key. */
    public Collection<Map<String, Value>> all() {
        return items.items().values();
    }

    public Optional<Map<String, Value>> get(Map<String, Value> key) {
        return items.positionOf(key).map(items.items()::get);
    }

    void put(Map<String, Value> item) {
        remove(item);
        for (View view : views()) {
            view.put(item);
        }
    }

    /**
     * @param key the key attributes, others do not matter
     */
    void remove(Map<String, Value> key) {
        Optional<Map<String, Value>> old = get(key);
        if (old.isPresent()) {
            for (View view : views()) {
                view.remove(old.get());
            }
        }
    }

    private List<View> views() {
        List<View> views = new ArrayList<>(indexes.values());
        views.add(items);
        return views;
    }
}
