package reelay.catalog;

import static reelay.aws.ItemValues.number;
import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.util.HashMap;
import java.util.Map;
import reelay.video.ExtraFields;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.Video;
import reelay.video.VideoStatus;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A video as the DynamoDB item that it begins with; the later attributes come with the steps. */
final class QueuedItem {

    private QueuedItem() {}

    /** The item of a video that has just been accepted. */
    static Map<String, AttributeValue> of(Video video) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", text(video.id().value()));
        item.put("owner", text(video.owner()));
        item.put("created_key", CreatedKey.of(video));
        item.put("model", text(video.request().model()));
        if (!video.request().prompt().equals(Prompt.UNKNOWN)) {
            item.put("prompt", text(video.request().prompt().text()));
        }
        item.put("seconds", number(video.request().seconds()));
        item.put("size", text(video.request().size().toString()));
        item.put("request_hash", text(video.requestHash()));
        item.put("created_at", time(video.createdAt()));
        item.put("status", text(VideoStatus.QUEUED.word()));
        item.put("progress", number(0));
        item.put("submit_attempt", number(0));
        item.put(UnsettledKey.ATTRIBUTE, UnsettledKey.of(video.id()));
        putOperation(item, video.request().operation());
        video.referenceKey().ifPresent(key -> item.put("reference_key", text(key)));
        video.expiresAt().ifPresent(end -> item.put("expires_at", time(end)));
        return item;
    }

    private static void putOperation(Map<String, AttributeValue> item, Operation operation) {
        item.put("operation", text(operation.kind().word()));
        operation.source().ifPresent(source -> item.put("source_id", text(source.value())));
        switch (operation) {
            case Operation.Create create when !create.extra().equals(ExtraFields.NONE) ->
                    item.put("extra", text(create.extra().json()));
            case Operation.Extension extension ->
                    item.put("added_seconds", number(extension.addedSeconds()));
            case Operation.Create _, Operation.Remix _, Operation.Edit _ -> {}
        }
    }
}
