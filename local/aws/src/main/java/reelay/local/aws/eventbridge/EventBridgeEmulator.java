package reelay.local.aws.eventbridge;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.aws.protocol.Guard;
import reelay.local.http.Door;
import reelay.local.http.HttpListener;

/** EventBridge that takes events on any bus, follows rules and keeps everything to be looked at. */
public final class EventBridgeEmulator implements AutoCloseable {

    private final EventLog log;
    private final HttpListener listener;

    private EventBridgeEmulator(EventLog log, HttpListener listener) {
        this.log = log;
        this.listener = listener;
    }

    /** The same for callers that need not sign. */
    public static EventBridgeEmulator start(
            int port, Optional<Path> dataDirectory, InstantSource clock) {
        return start(Door.unlocked(port), Guard.NONE, dataDirectory, clock);
    }

    /**
     * Listens at once.
     *
     * @param guard says who may do what
     * @param dataDirectory where events.jsonl grows by a line per event; without one there is none
     * @param clock dates events that bring no time
     * @throws reelay.local.http.PortTakenException if another process listens there
     */
    public static EventBridgeEmulator start(
            Door door, Guard guard, Optional<Path> dataDirectory, InstantSource clock) {
        EventLog log = new EventLog(dataDirectory);
        AwsJsonHandler handler =
                new AwsJsonHandler(
                        "AWSEvents", "1.1", Map.of("PutEvents", new PutEvents(log, clock)), guard);
        return new EventBridgeEmulator(log, HttpListener.start(door, handler));
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return listener.address();
    }

    /** The last 10,000 events of this run, oldest first. */
    public List<PublishedEvent> events() {
        return log.events();
    }

    /** Calls this for every event from now on, before its sender has the answer. */
    public void onEvent(Consumer<PublishedEvent> listener) {
        log.onEvent(listener);
    }

    /** Follows this rule from now on. */
    public void add(EventRule rule) {
        log.onEvent(rule::take);
    }

    @Override
    public void close() {
        listener.close();
    }
}
