package reelay.simulator.job;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All jobs and what happened to them: the sum of the journal's lines, so that a restart ends where
 * it began. Thread-safe.
 */
public final class Jobs implements AutoCloseable {

    private static final class Entry {
        private final SimulatedJob job;
        private int looks;
        private int opens;
        private boolean deleted;

        Entry(SimulatedJob job) {
            this.job = job;
        }
    }

    private final List<Entry> inOrder = new ArrayList<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<JournalLine.Event, Long> counts = new EnumMap<>(JournalLine.Event.class);
    private final Map<String, KeptCharacter> characters = new HashMap<>();
    private final Set<String> promptsStruck = new HashSet<>();
    private final @Nullable JobJournal journal;

    /** Without a directory nothing is kept. */
    public Jobs(Optional<Path> directory) {
        for (JournalLine.Event event : JournalLine.Event.values()) {
            counts.put(event, 0L);
        }
        this.journal = directory.map(path -> JobJournal.open(path, this::apply)).orElse(null);
    }

    /** Notes something that happened to no job. */
    public void note(JournalLine.Event event) {
        record(JournalLine.of(event));
    }

    public void add(SimulatedJob job) {
        record(JournalLine.created(job));
    }

    public void delete(String id) {
        record(JournalLine.of(JournalLine.Event.DELETED, id));
    }

    /** Loses a job without a word. */
    public void forget(String id) {
        record(JournalLine.of(JournalLine.Event.FORGOTTEN, id));
    }

    public void add(KeptCharacter character) {
        record(JournalLine.created(character));
    }

    public synchronized Optional<KeptCharacter> character(String id) {
        return Optional.ofNullable(characters.get(id));
    }

    public void noteDeleteRequest(String id) {
        record(JournalLine.of(JournalLine.Event.DELETE_REQUESTED, id));
    }

    public void noteContentRequest(String id) {
        record(JournalLine.of(JournalLine.Event.CONTENT_REQUESTED, id));
    }

    /** How often it has been looked at before this time. */
    public synchronized int look(String id) {
        int before = Optional.ofNullable(byId.get(id)).map(entry -> entry.looks).orElse(0);
        record(JournalLine.of(JournalLine.Event.LOOKED, id));
        return before;
    }

    /** How often the finished content has been asked for before this time. */
    public synchronized int openContent(String id) {
        int before = Optional.ofNullable(byId.get(id)).map(entry -> entry.opens).orElse(0);
        record(JournalLine.of(JournalLine.Event.CONTENT_OPENED, id));
        return before;
    }

    /** Whether the prompt's own faults may strike at this submit: true once for every prompt. */
    public synchronized boolean strikeOnce(String prompt) {
        String digest = UUID.nameUUIDFromBytes(prompt.getBytes(StandardCharsets.UTF_8)).toString();
        if (promptsStruck.contains(digest)) {
            return false;
        }
        record(JournalLine.of(JournalLine.Event.PROMPT_FAULT_USED, digest));
        return true;
    }

    public synchronized Optional<SimulatedJob> find(String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(entry -> !entry.deleted)
                .map(entry -> entry.job);
    }

    /** Every job that was not deleted, oldest first. */
    public synchronized List<SimulatedJob> all() {
        return inOrder.stream().filter(entry -> !entry.deleted).map(entry -> entry.job).toList();
    }

    /** The jobs behind that one, which may have been deleted; empty when it never was. */
    public synchronized Optional<List<SimulatedJob>> after(String id, boolean newestFirst) {
        Integer position = positions.get(id);
        if (position == null) {
            return Optional.empty();
        }
        List<Entry> part =
                newestFirst
                        ? inOrder.subList(0, position)
                        : inOrder.subList(position + 1, inOrder.size());
        return Optional.of(
                part.stream().filter(entry -> !entry.deleted).map(entry -> entry.job).toList());
    }

    public synchronized long count(JournalLine.Event event) {
        return Objects.requireNonNull(counts.get(event));
    }

    private synchronized void record(JournalLine line) {
        if (journal != null) {
            journal.append(line);
        }
        apply(line);
    }

    private synchronized void apply(JournalLine line) {
        counts.merge(line.event(), 1L, Long::sum);
        switch (line.event()) {
            case JOB_CREATED -> {
                Entry entry = new Entry(Objects.requireNonNull(line.job()));
                positions.put(entry.job.id(), inOrder.size());
                inOrder.add(entry);
                byId.put(entry.job.id(), entry);
            }
            case LOOKED -> entry(line).ifPresent(entry -> entry.looks++);
            case CONTENT_OPENED -> entry(line).ifPresent(entry -> entry.opens++);
            case CHARACTER_CREATED -> {
                KeptCharacter character = Objects.requireNonNull(line.character());
                characters.put(character.id(), character);
            }
            case DELETED, FORGOTTEN -> entry(line).ifPresent(entry -> entry.deleted = true);
            case PROMPT_FAULT_USED -> promptsStruck.add(Objects.requireNonNull(line.id()));
            case SUBMIT_RECEIVED,
                    LISTED,
                    CONTENT_REQUESTED,
                    DELETE_REQUESTED,
                    SOURCE_UPLOADED,
                    MODELS_REQUESTED -> {
                // Only counted.
            }
        }
    }

    private Optional<Entry> entry(JournalLine line) {
        return Optional.ofNullable(byId.get(Objects.requireNonNull(line.id())));
    }

    @Override
    public void close() {
        if (journal != null) {
            journal.close();
        }
    }
}
