package reelay.webhooks;

import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reelay.aws.Attributes;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The {@code callback_url} of videos. */
public final class Callbacks {

    /** A video takes three days at most, and so do the tries to tell of its end. */
    private static final Duration LIFE = Duration.ofDays(8);

    private final DynamoDbClient dynamo;
    private final String table;

    public Callbacks(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Keeps where the end of a video is to be told; it is written before the video itself. */
    public void keep(VideoId video, String url, Instant now) {
        dynamo.putItem(
                put ->
                        put.tableName(table)
                                .item(
                                        Map.of(
                                                "holder", text("video:" + video.value()),
                                                "item_key", text("callback"),
                                                "url", text(url),
                                                "expires_at", time(now.plus(LIFE)))));
    }

    /** Where the end of a video is to be told. */
    public Optional<String> of(VideoId video) {
        Map<String, AttributeValue> key =
                Map.of("holder", text("video:" + video.value()), "item_key", text("callback"));
        return Attributes.of(dynamo, table, key).textIfThere("url");
    }
}
