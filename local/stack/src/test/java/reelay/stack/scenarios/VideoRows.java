package reelay.stack.scenarios;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoCatalog;
import reelay.video.Prompt;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The items of the scenarios' videos, written and read behind everybody's back. */
final class VideoRows {

    private final String table;
    private final VideoCatalog catalog;
    private final DynamoDbClient dynamo;

    VideoRows(CatalogFixture fixture) {
        this.table = fixture.environment().get("VIDEOS_TABLE");
        this.catalog = fixture.catalog();
        this.dynamo = fixture.dynamoDb();
    }

    String table() {
        return table;
    }

    /** Writes the item that the scenario begins with. */
    void begin(VideoId id, Scenario scenario) {
        if (scenario.itemLeftBehind().isPresent()) {
            var item = scenario.itemLeftBehind().get().apply(id);
            dynamo.putItem(put -> put.tableName(table).item(item));
            return;
        }
        if (scenario.itemBefore() == Scenario.Item.ABSENT) {
            return;
        }
        Video plain = CatalogFixture.video("scenarios", Instant.now());
        VideoRequest request = plain.request();
        Prompt prompt = scenario.promptGiven().map(Prompt::new).orElse(request.prompt());
        catalog.create(
                Video.queued(
                        id,
                        plain.owner(),
                        new VideoRequest(request.model(), prompt, 4, request.size()),
                        plain.requestHash(),
                        Optional.empty(),
                        plain.createdAt(),
                        Optional.empty()));
        switch (scenario.itemBefore()) {
            case COMPLETED -> write(id, "completed", Map.of());
            case FAILED -> write(id, "failed", Map.of("error_code", text("the_first")));
            case QUEUED, ABSENT -> {}
        }
    }

    /** Writes the status as a step would; a deleted video stays deleted. */
    void status(String id, String status) {
        try {
            write(new VideoId(id), status, Map.of());
        } catch (ConditionalCheckFailedException _) {
            // Deleted: the step would have found that out, too.
        }
    }

    private void write(VideoId id, String status, Map<String, AttributeValue> more) {
        dynamo.updateItem(
                update ->
                        update.tableName(table)
                                .key(Map.of("id", text(id.value())))
                                .updateExpression(
                                        more.isEmpty()
                                                ? "SET #status = :status"
                                                : "SET #status = :status, error_code = :code")
                                .conditionExpression("attribute_exists(id)")
                                .expressionAttributeNames(Map.of("#status", "status"))
                                .expressionAttributeValues(
                                        more.isEmpty()
                                                ? Map.of(":status", text(status))
                                                : Map.of(
                                                        ":status",
                                                        text(status),
                                                        ":code",
                                                        more.get("error_code"))));
    }

    /** Changes an item as its step did: these attributes are set, those are gone. */
    void change(VideoId id, Map<String, AttributeValue> sets, List<String> removes) {
        Map<String, AttributeValue> item = new HashMap<>(read(id));
        item.putAll(sets);
        removes.forEach(item::remove);
        dynamo.putItem(put -> put.tableName(table).item(item));
    }

    /** The item as it stands in the table; empty when there is none. */
    Map<String, AttributeValue> read(VideoId id) {
        return dynamo.getItem(
                        get ->
                                get.tableName(table)
                                        .consistentRead(true)
                                        .key(Map.of("id", text(id.value()))))
                .item();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
