package reelay.local.aws.dynamodb.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import reelay.local.aws.dynamodb.expression.Projection;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.protocol.AwsFault;

/** All tables. Its user lets one thread in at a time. */
public final class Database implements AutoCloseable {

    /** How often expired items are looked for; DynamoDB takes up to some days. */
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    /** An item whose time is longer over is kept: its number hardly means a time. */
    private static final Duration LONGEST_PAST = Duration.ofDays(5 * 365);

    private final InstantSource clock;
    private final TreeMap<String, Table> tables = new TreeMap<>();
    private final Map<String, Instant> nextSweeps = new HashMap<>();
    private final Optional<ChangeJournal> journal;

    public Database(Optional<Path> directory, InstantSource clock) {
        this.clock = clock;
        directory.ifPresent(folder -> ChangeJournal.replay(folder, this::apply));
        this.journal = directory.map(folder -> ChangeJournal.startWith(folder, snapshot()));
    }

    public Instant now() {
        return clock.instant();
    }

    /** Names in alphabetical order. */
    public List<String> names() {
        return List.copyOf(tables.keySet());
    }

    public Optional<Table> find(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** The table for reading and writing items; expired ones may be removed by this. */
    public Table table(String name) {
        Table table =
                find(name)
                        .orElseThrow(
                                () ->
                                        new AwsFault(
                                                400,
                                                "ResourceNotFoundException",
                                                "Requested resource not found"));
        sweep(table);
        return table;
    }

    /** Makes the changes, all or none; they are in the journal when this returns. */
    public void commit(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        journal.ifPresent(open -> open.append(changes));
        changes.forEach(this::apply);
    }

    @Override
    public void close() {
        journal.ifPresent(ChangeJournal::close);
    }

    private void apply(Change change) {
        switch (change) {
            case Change.Defined(TableDefinition definition) -> {
                Table table = tables.get(definition.name());
                if (table == null) {
                    tables.put(definition.name(), new Table(definition));
                } else {
                    table.redefine(definition);
                }
            }
            case Change.Dropped(String name) -> tables.remove(name);
            case Change.Put(String name, var item) -> known(name).put(item);
            case Change.Removed(String name, var key) -> known(name).remove(key);
        }
    }

    private Table known(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no table " + name));
    }

    private List<Change> snapshot() {
        List<Change> changes = new ArrayList<>();
        for (Table table : tables.values()) {
            changes.add(new Change.Defined(table.definition()));
            table.all()
                    .forEach(item -> changes.add(new Change.Put(table.definition().name(), item)));
        }
        return changes;
    }

    private void sweep(Table table) {
        TableDefinition definition = table.definition();
        Instant next = nextSweeps.getOrDefault(definition.name(), Instant.MIN);
        if (definition.timeToLive().isEmpty() || now().isBefore(next)) {
            return;
        }
        nextSweeps.put(definition.name(), now().plus(BETWEEN_SWEEPS));
        Projection key = Projection.ofAttributes(definition.key().names());
        List<Change> removals = new ArrayList<>();
        for (Map<String, Value> item : table.all()) {
            if (expired(item, definition.timeToLive().get())) {
                removals.add(new Change.Removed(definition.name(), key.of(item)));
            }
        }
        commit(removals);
    }

    private boolean expired(Map<String, Value> item, String attribute) {
        return item.get(attribute) instanceof Value.Numeric(BigDecimal second)
                && second.compareTo(BigDecimal.valueOf(now().getEpochSecond())) <= 0
                && second.compareTo(BigDecimal.valueOf(now().minus(LONGEST_PAST).getEpochSecond()))
                        > 0;
    }
}
