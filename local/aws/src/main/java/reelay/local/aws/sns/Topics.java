package reelay.local.aws.sns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The topics of one stack. Nobody is subscribed: messages are kept to be looked at. */
public final class Topics {

    /** Most messages kept in memory; the oldest go first. */
    private static final int MOST = 10_000;

    private final Path file;
    private final InstantSource clock;
    private final Deque<Notification> notifications = new ArrayDeque<>();

    /**
     * @param folder where notifications.jsonl grows by a line per message
     */
    public Topics(Path folder, InstantSource clock) {
        this.file = folder.resolve("notifications.jsonl");
        this.clock = clock;
    }

    /** Sends a message to a topic. */
    public synchronized void publish(String topicArn, String message) {
        Notification notification = new Notification(topicArn, clock.instant(), message);
        append(notification);
        notifications.addLast(notification);
        if (notifications.size() > MOST) {
            notifications.removeFirst();
        }
    }

    /** The last 10,000 messages of this run, oldest first. */
    public synchronized List<Notification> notifications() {
        return List.copyOf(notifications);
    }

    private void append(Notification notification) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("TopicArn", notification.topicArn());
        line.put("Timestamp", notification.time().toString());
        line.put("Message", notification.message());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
