package reelay.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.video.ExtraFields;
import reelay.video.Hold;
import reelay.video.Job;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.RecordedFailure;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;
import reelay.video.VideoStatus;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A video as a DynamoDB item and back. Attributes it does not know are left alone. */
final class VideoItems {

    private VideoItems() {}

    /**
     * The item of a video that has just been accepted; the later attributes come with the steps.
     */
    static Map<String, AttributeValue> ofQueued(Video video) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", text(video.id().value()));
        item.put("owner", text(video.owner()));
        item.put("created_key", text(createdKey(video.createdAt(), video.id().value())));
        item.put("model", text(video.request().model()));
        if (!video.request().prompt().equals(Prompt.UNKNOWN)) {
            item.put("prompt", text(video.request().prompt().text()));
        }
        item.put("seconds", number(video.request().seconds()));
        item.put("size", text(video.request().size().toString()));
        item.put("request_hash", text(video.requestHash()));
        item.put("created_at", time(video.createdAt()));
        item.put("status", text(video.status().word()));
        item.put("progress", number(video.progress()));
        item.put("submit_attempt", number(video.submitAttempt()));
        item.put(UnsettledVideos.ATTRIBUTE, text(UnsettledVideos.YES));
        putOperation(item, video.request().operation());
        if (video.referenceKey() != null) {
            item.put("reference_key", text(video.referenceKey()));
        }
        if (video.expiresAt() != null) {
            item.put("expires_at", time(video.expiresAt()));
        }
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

    static Video read(Map<String, AttributeValue> item) {
        Attributes all = new Attributes(item);
        return new Video(
                new VideoId(all.text("id")),
                all.text("owner"),
                new VideoRequest(
                        all.text("model"),
                        prompt(all),
                        (int) all.number("seconds"),
                        VideoSize.of(all.text("size")),
                        operation(all)),
                all.text("request_hash"),
                all.textOrNull("reference_key"),
                all.time("created_at"),
                VideoStatus.ofWord(all.text("status")),
                (int) all.number("progress"),
                all.timeOrNull("submit_started_at"),
                (int) all.number("submit_attempt"),
                hold(all),
                job(all),
                all.textOrNull("provider_status"),
                all.timeOrNull("polled_at"),
                stored(all),
                all.timeOrNull("completed_at"),
                failure(all),
                all.timeOrNull("failed_at"),
                all.timeOrNull("expires_at"),
                all.has("source_lost"));
    }

    /** A video that was made from an existing job may have none that we know. */
    private static Prompt prompt(Attributes all) {
        return all.has("prompt") || !all.has("job_id")
                ? new Prompt(all.text("prompt"))
                : Prompt.UNKNOWN;
    }

    private static Operation operation(Attributes all) {
        // Items from before there was anything else have none.
        if (!all.has("operation")) {
            return new Operation.Create(ExtraFields.NONE);
        }
        String word = all.text("operation");
        Operation.Kind kind =
                Operation.Kind.ofWord(word)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "the video item has the operation " + word));
        return switch (kind) {
            case CREATE ->
                    new Operation.Create(
                            all.has("extra")
                                    ? new ExtraFields(all.text("extra"))
                                    : ExtraFields.NONE);
            case REMIX -> new Operation.Remix(new VideoId(all.text("source_id")));
            case EDIT -> new Operation.Edit(source(all));
            case EXTENSION ->
                    new Operation.Extension(source(all), (int) all.number("added_seconds"));
        };
    }

    private static Optional<VideoId> source(Attributes all) {
        return Optional.ofNullable(all.textOrNull("source_id")).map(VideoId::new);
    }

    private static @Nullable Hold hold(Attributes all) {
        return all.has("hold_reason")
                ? new Hold(
                        all.text("hold_reason"),
                        all.text("hold_message"),
                        all.time("held_since"),
                        all.time("held_until"))
                : null;
    }

    private static @Nullable Job job(Attributes all) {
        return all.has("job_id")
                ? new Job(all.text("job_id"), all.text("provider"), all.time("submitted_at"))
                : null;
    }

    private static @Nullable StoredVideo stored(Attributes all) {
        return all.has("object_key")
                ? new StoredVideo(
                        all.text("object_key"),
                        all.number("bytes"),
                        all.text("sha256"),
                        // Items from before have what the provider said; all of them were MP4.
                        VideoFormat.ofContentType(all.text("content_type")).orElse(VideoFormat.MP4),
                        all.has("duration_ms")
                                ? Duration.ofMillis(all.number("duration_ms"))
                                : null,
                        Optional.ofNullable(all.textOrNull("made_size"))
                                .map(VideoSize::of)
                                .orElse(null))
                : null;
    }

    private static @Nullable RecordedFailure failure(Attributes all) {
        return all.has("error_code")
                ? new RecordedFailure(all.text("error_code"), all.text("error_message"))
                : null;
    }

    /** Sorts by time, then id; milliseconds have 13 digits until the year 2286. */
    static String createdKey(Instant createdAt, String id) {
        return "%013d#%s".formatted(createdAt.toEpochMilli(), id);
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** Unix seconds. */
    static AttributeValue time(Instant value) {
        return number(value.getEpochSecond());
    }

    /** One item's attributes; what must be there and is not is named. */
    record Attributes(Map<String, AttributeValue> item) {

        boolean has(String name) {
            return item.containsKey(name);
        }

        String text(String name) {
            return find(name)
                    .map(AttributeValue::s)
                    .orElseThrow(() -> new IllegalStateException("the video item has no " + name));
        }

        @Nullable String textOrNull(String name) {
            return find(name).map(AttributeValue::s).orElse(null);
        }

        long number(String name) {
            return find(name)
                    .map(AttributeValue::n)
                    .map(Long::parseLong)
                    .orElseThrow(() -> new IllegalStateException("the video item has no " + name));
        }

        Instant time(String name) {
            return Instant.ofEpochSecond(number(name));
        }

        @Nullable Instant timeOrNull(String name) {
            return has(name) ? time(name) : null;
        }

        Optional<AttributeValue> find(String name) {
            return Optional.ofNullable(item.get(name));
        }
    }
}
