package reelay.simulator;

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
final class Jobs implements AutoCloseable {

    private static final class Entry {
        private final Job job;
        private int looks;
        private int opens;
        private boolean deleted;

        Entry(Job job) {
            this.job = job;
        }
    }

    private final List<Entry> inOrder = new ArrayList<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<JournalLine.Event, Long> counts = new EnumMap<>(JournalLine.Event.class);
    private final Map<String, KeptCharacter> characters = new HashMap<>();
    private final Set<String> promptsStruck = new HashSet<>();
    private final @Nullable Journal journal;

    /** Without a directory nothing is kept. */
    Jobs(Optional<Path> directory) {
        for (JournalLine.Event event : JournalLine.Event.values()) {
            counts.put(event, 0L);
        }
        this.journal = directory.map(path -> Journal.open(path, this::apply)).orElse(null);
    }

    /** Notes something that happened to no job. */
    void note(JournalLine.Event event) {
        record(JournalLine.of(event));
    }

    void add(Job job) {
        record(JournalLine.created(job));
    }

    void delete(String id) {
        record(JournalLine.of(JournalLine.Event.DELETED, id));
    }

    /** Loses a job without a word. */
    void forget(String id) {
        record(JournalLine.of(JournalLine.Event.FORGOTTEN, id));
    }

    void add(KeptCharacter character) {
        record(JournalLine.created(character));
    }

    synchronized Optional<KeptCharacter> character(String id) {
        return Optional.ofNullable(characters.get(id));
    }

    void noteDeleteRequest(String id) {
        record(JournalLine.of(JournalLine.Event.DELETE_REQUESTED, id));
    }

    void noteContentRequest(String id) {
        record(JournalLine.of(JournalLine.Event.CONTENT_REQUESTED, id));
    }

    /** How often it has been looked at before this time. */
    synchronized int look(String id) {
        int before = Optional.ofNullable(byId.get(id)).map(entry -> entry.looks).orElse(0);
        record(JournalLine.of(JournalLine.Event.LOOKED, id));
        return before;
    }

    /** How often the finished content has been asked for before this time. */
    synchronized int openContent(String id) {
        int before = Optional.ofNullable(byId.get(id)).map(entry -> entry.opens).orElse(0);
        record(JournalLine.of(JournalLine.Event.CONTENT_OPENED, id));
        return before;
    }

    /** Whether the prompt's own faults may strike at this submit: true once for every prompt. */
    synchronized boolean strikeOnce(String prompt) {
        String digest = UUID.nameUUIDFromBytes(prompt.getBytes(StandardCharsets.UTF_8)).toString();
        if (promptsStruck.contains(digest)) {
            return false;
        }
        record(JournalLine.of(JournalLine.Event.PROMPT_FAULT_USED, digest));
        return true;
    }

    synchronized Optional<Job> find(String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(entry -> !entry.deleted)
                .map(entry -> entry.job);
    }

    /** Every job that was not deleted, oldest first. */
    synchronized List<Job> all() {
        return inOrder.stream().filter(entry -> !entry.deleted).map(entry -> entry.job).toList();
    }

    /** The jobs behind that one, which may have been deleted; empty when it never was. */
    synchronized Optional<List<Job>> after(String id, boolean newestFirst) {
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

    synchronized long count(JournalLine.Event event) {
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
