package reelay.stack.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.task.TaskFailedException;
import reelay.stack.faults.plan.Mishap;
import reelay.stack.faults.plan.Point;
import reelay.stack.faults.plan.StepInvocation;
import reelay.stack.faults.plan.Wish;
import reelay.video.Json;

/** An app that asks for one video, as an SDK does it, and then looks at it until it is final. */
public final class App {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Tries of an SDK; an app with a key of its own goes on longer. */
    private static final int SDK_TRIES = 3;

    private static final int KEYED_TRIES = 40;

    private final World<?> world;
    private final int number;
    private final Wish wish;
    private final StepInvocation self;
    private final List<String> complaints = new ArrayList<>();
    private @Nullable String id;
    private boolean done;

    App(World<?> world, int number, Wish wish) {
        this.world = world;
        this.number = number;
        this.wish = wish;
        this.self = new StepInvocation("app", number, World.START.plus(Duration.ofDays(400)));
    }

    public Wish wish() {
        return wish;
    }

    /** The id it was told, if it ever was. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    boolean done() {
        return done;
    }

    /** What it was told that it should not have been. */
    List<String> complaints() {
        return complaints;
    }

    void run() {
        create();
        if (id != null) {
            watch(id);
        }
        done = true;
    }

    private void create() {
        int tries = wish.idempotencyKey() ? KEYED_TRIES : SDK_TRIES;
        for (int retry = 0; retry < tries; retry++) {
            Optional<JsonNode> answer = ask("create", request(retry));
            if (answer.isPresent()) {
                int status = answer.get().path("statusCode").asInt();
                if (status == 200) {
                    id = body(answer.get()).path("id").asText();
                    return;
                }
                if (status < 500 && status != 429 && status != 409) {
                    complaints.add("create was answered " + answer.get());
                    return;
                }
            }
            world.simulation.pause(
                    Duration.ofMillis(Math.min(60_000, 600L << Math.min(retry, 10))));
        }
    }

    private void watch(String video) {
        Instant end = World.START.plus(world.limits().longest());
        Duration wait = Duration.ofSeconds(20);
        while (world.simulation.now().isBefore(end)) {
            world.simulation.pause(wait);
            Optional<JsonNode> answer = ask("retrieve", event("GET", "/v1/videos/" + video));
            int status = answer.map(it -> it.path("statusCode").asInt()).orElse(500);
            if (status == 404) {
                complaints.add("the video it was told of is not there: " + answer.get());
                return;
            }
            if (status == 200) {
                String word = body(answer.get()).path("status").asText();
                if (word.equals("completed") || word.equals("failed")) {
                    return;
                }
            }
            wait =
                    wait.multipliedBy(2).compareTo(Duration.ofMinutes(15)) < 0
                            ? wait.multipliedBy(2)
                            : wait;
        }
    }

    /** Through API Gateway: empty when the connection broke, 429 and 5xx as it says them. */
    private Optional<JsonNode> ask(String what, ObjectNode event) {
        Point point = self.next("Api." + what);
        Optional<Mishap> fault = world.outside.begin(self, point, "Api");
        if (fault.isEmpty()) {
            return Optional.of(invoke(event));
        }
        return switch (fault.get()) {
            case THROTTLED -> Optional.of(Json.object().put("statusCode", 429));
            case ANSWER_LOST -> {
                invoke(event);
                yield Optional.empty();
            }
            case ANSWERED_TOO_LATE -> {
                invoke(event);
                world.simulation.pause(PATIENCE);
                yield Optional.empty();
            }
            case TIMED_OUT -> {
                world.simulation.pause(PATIENCE);
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private JsonNode invoke(ObjectNode event) {
        try {
            return world.functions().run("ApiFunction", event);
        } catch (TaskFailedException e) {
            return Json.object().put("statusCode", 503);
        }
    }

    private ObjectNode request(int retry) {
        ObjectNode event = event("POST", "/v1/videos");
        ObjectNode headers = (ObjectNode) event.path("headers");
        headers.put("content-type", "application/json");
        if (wish.idempotencyKey()) {
            headers.put("idempotency-key", "key-" + number);
        } else {
            headers.put("x-stainless-retry-count", Integer.toString(retry));
        }
        ObjectNode body = Json.object().put("prompt", wish.prompt());
        if (wish.image()) {
            body.putObject("input_reference").put("image_url", "data:image/png;base64," + png());
        }
        return event.put("body", Json.text(body));
    }

    private ObjectNode event(String method, String path) {
        ObjectNode event = Json.object().put("rawPath", path).put("isBase64Encoded", false);
        event.putObject("headers").put("accept", "application/json");
        ObjectNode context = event.putObject("requestContext");
        context.put("requestId", "request").put("stage", "$default");
        context.putObject("http").put("method", method);
        context.putObject("authorizer").putObject("lambda").put("owner", wish.owner());
        return event;
    }

    /** A PNG that is whole, if not much of a picture; another one for every app. */
    private String png() {
        ByteBuffer png = ByteBuffer.allocate(64);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(720).putInt(1280);
        chunk(png, "IHDR", header.put(new byte[] {8, 2, 0, 0, 0}).array());
        chunk(png, "IDAT", ByteBuffer.allocate(4).putInt(number).array());
        chunk(png, "IEND", new byte[0]);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(png.array(), png.position()));
    }

    private static void chunk(ByteBuffer png, String name, byte[] data) {
        byte[] named = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(named);
        checksum.update(data);
        png.putInt(data.length).put(named).put(data).putInt((int) checksum.getValue());
    }

    private static JsonNode body(JsonNode answer) {
        try {
            return Json.tree(answer.path("body").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Long> byPrompt(List<App> apps) {
        return apps.stream()
                .collect(
                        java.util.stream.Collectors.groupingBy(
                                app -> app.wish().prompt(),
                                java.util.stream.Collectors.counting()));
    }
}
