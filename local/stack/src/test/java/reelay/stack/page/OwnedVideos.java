package reelay.stack.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import reelay.stack.Stack;
import reelay.video.Sha256;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts one owner's videos into the table as the steps leave them, without making any. */
final class OwnedVideos {

    private final Stack stack;
    private final String owner;

    OwnedVideos(Stack stack, String owner) {
        this.stack = stack;
        this.owner = owner;
    }

    /** A video somebody asked for at that time and the provider has not begun. */
    String queued(String prompt, Instant createdAt) {
        return put(prompt, createdAt, Map.of("status", text("queued"), "progress", number(0)));
    }

    /** A video that waits for access and is tried again at that time. */
    String held(String prompt, Instant createdAt, Instant tryAgainAt) {
        return put(
                prompt,
                createdAt,
                Map.of(
                        "status", text("queued"),
                        "progress", number(0),
                        "hold_reason", text("verification_propagating"),
                        "hold_message", text("The verification is not known everywhere yet."),
                        "held_since", number(createdAt.getEpochSecond()),
                        "held_until", number(tryAgainAt.getEpochSecond())));
    }

    /** A video the provider works on. */
    String running(String prompt, Instant createdAt, int progress) {
        return put(
                prompt,
                createdAt,
                Map.of(
                        "status", text("in_progress"),
                        "progress", number(progress),
                        "submit_started_at", number(createdAt.getEpochSecond()),
                        "job_id", text("job"),
                        "provider", text("simulator"),
                        "submitted_at", number(createdAt.getEpochSecond())));
    }

    /** A finished video; its bytes are nowhere. */
    String finished(String prompt, Instant createdAt) {
        return put(
                prompt,
                createdAt,
                Map.ofEntries(
                        Map.entry("status", text("completed")),
                        Map.entry("progress", number(100)),
                        Map.entry("job_id", text("job of " + prompt)),
                        Map.entry("provider", text("openai")),
                        Map.entry("submitted_at", number(createdAt.getEpochSecond() + 1)),
                        Map.entry("object_key", text("videos/" + owner + "/none.mp4")),
                        Map.entry("bytes", number(1)),
                        Map.entry("sha256", text("0".repeat(64))),
                        Map.entry("content_type", text("video/mp4")),
                        Map.entry("completed_at", number(createdAt.getEpochSecond() + 60))));
    }

    /** As many more of a finished one, with its bytes and its poster. */
    void copies(String id, int count) {
        try (DynamoDbClient dynamo = dynamo()) {
            Map<String, AttributeValue> item =
                    new HashMap<>(
                            dynamo.getItem(
                                            get ->
                                                    get.tableName(table())
                                                            .key(Map.of("id", text(id))))
                                    .item());
            Instant created = Instant.ofEpochSecond(Long.parseLong(item.get("created_at").n()));
            for (int copy = 1; copy <= count; copy++) {
                String other =
                        "video_"
                                + Sha256.hex((id + copy).getBytes(StandardCharsets.UTF_8))
                                        .substring(0, 48);
                item.put("id", text(other));
                item.put(
                        "created_key",
                        text(
                                "%013d#%s"
                                        .formatted(
                                                created.minusSeconds(copy).toEpochMilli(), other)));
                dynamo.putItem(to -> to.tableName(table()).item(item));
            }
        }
    }

    /** A failed video. */
    String failed(String prompt, Instant createdAt, String code, String message) {
        return put(
                prompt,
                createdAt,
                Map.of(
                        "status", text("failed"),
                        "progress", number(40),
                        "error_code", text(code),
                        "error_message", text(message),
                        "failed_at", number(createdAt.getEpochSecond() + 60)));
    }

    /** The provider got on with a video. */
    void progress(String id, int progress) {
        try (DynamoDbClient dynamo = dynamo()) {
            dynamo.updateItem(
                    update ->
                            update.tableName(table())
                                    .key(Map.of("id", text(id)))
                                    .updateExpression("SET progress = :progress")
                                    .expressionAttributeValues(
                                            Map.of(":progress", number(progress))));
        }
    }

    private String put(String prompt, Instant createdAt, Map<String, AttributeValue> state) {
        String id =
                "video_"
                        + Sha256.hex((owner + prompt + createdAt).getBytes(StandardCharsets.UTF_8))
                                .substring(0, 48);
        Map<String, AttributeValue> item = new HashMap<>(state);
        item.put("id", text(id));
        item.put("owner", text(owner));
        item.put("created_key", text("%013d#%s".formatted(createdAt.toEpochMilli(), id)));
        item.put("model", text("sora-2"));
        item.put("prompt", text(prompt));
        item.put("seconds", number(4));
        item.put("size", text("720x1280"));
        item.put("request_hash", text("hash"));
        item.put("created_at", number(createdAt.getEpochSecond()));
        item.put("submit_attempt", number(1));
        item.put("operation", text("create"));
        try (DynamoDbClient dynamo = dynamo()) {
            dynamo.putItem(to -> to.tableName(table()).item(item));
        }
        return id;
    }

    private String table() {
        return stack.template().tables().getFirst().name();
    }

    private DynamoDbClient dynamo() {
        return DynamoDbClient.builder()
                .endpointOverride(stack.addresses().dynamoDb())
                .region(Region.US_EAST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
