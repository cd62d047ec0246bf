package reelay.local.aws.eventbridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The last events in memory, and all of them in a file. */
final class EventLog {

    /** Most events kept in memory; the oldest go first. */
    private static final int MOST_EVENTS = 10_000;

    private final ObjectMapper json = new ObjectMapper();
    private final Deque<PublishedEvent> events = new ArrayDeque<>();
    private final List<Consumer<PublishedEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Optional<Path> file;

    EventLog(Optional<Path> directory) {
        file = directory.map(EventLog::fileIn);
    }

    void add(PublishedEvent event) {
        synchronized (this) {
            file.ifPresent(path -> append(path, event));
            events.addLast(event);
            if (events.size() > MOST_EVENTS) {
                events.removeFirst();
            }
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    synchronized List<PublishedEvent> events() {
        return List.copyOf(events);
    }

    void onEvent(Consumer<PublishedEvent> listener) {
        listeners.add(listener);
    }

    private void append(Path path, PublishedEvent event) {
        try {
            Files.writeString(
                    path,
                    json.writeValueAsString(event.envelope()) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path fileIn(Path directory) {
        try {
            return Files.createDirectories(directory).resolve("events.jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
