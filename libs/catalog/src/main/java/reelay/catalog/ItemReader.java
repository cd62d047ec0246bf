package reelay.catalog;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import reelay.aws.Attributes;
import reelay.aws.OddAttributeException;
import reelay.video.ExtraFields;
import reelay.video.Hold;
import reelay.video.Job;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.RecordedFailure;
import reelay.video.ResultLink;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;
import reelay.video.VideoState;
import reelay.video.VideoStatus;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads videos from their DynamoDB items. Attributes it does not know are left alone. */
final class ItemReader {

    private ItemReader() {}

    /**
     * The video of an item, also of one that an earlier version wrote.
     *
     * @throws UnreadableVideoException if no version writes such items
     */
    static Video read(Map<String, AttributeValue> item) {
        Attributes all = new Attributes(item);
        try {
            return new Video(
                    all.read("id", VideoId::new),
                    all.text("owner"),
                    new VideoRequest(
                            all.text("model"),
                            prompt(all),
                            all.numberTo(Integer.MAX_VALUE, "seconds"),
                            all.read("size", VideoSize::of),
                            operation(all)),
                    all.text("request_hash"),
                    all.textIfThere("reference_key"),
                    all.time("created_at"),
                    all.timeIfThere("expires_at"),
                    KeptTargets.read(all),
                    state(all));
        } catch (OddAttributeException odd) {
            throw new UnreadableVideoException(all, odd);
        }
    }

    private static VideoState state(Attributes all) {
        return switch (all.read("status", VideoStatus::ofWord)) {
            case QUEUED ->
                    jobIfThere(all)
                            .<VideoState>map(VideoState.Adopted::new)
                            .orElseGet(() -> queued(all));
            case IN_PROGRESS -> new VideoState.Running(job(all), progress(all));
            case COMPLETED ->
                    new VideoState.Completed(job(all), stored(all), all.time("completed_at"));
            case FAILED -> new VideoState.Failed(failure(all), progress(all), jobIfThere(all));
        };
    }

    private static VideoState queued(Attributes all) {
        return new VideoState.Queued(
                all.numberTo(Integer.MAX_VALUE, "submit_attempt"),
                all.timeIfThere("submit_started_at"),
                all.yes("source_lost"),
                hold(all));
    }

    private static int progress(Attributes all) {
        return all.numberTo(100, "progress");
    }

    /** A video that was made from an existing job may have none that we know. */
    private static Prompt prompt(Attributes all) {
        return all.has("prompt") || !all.has("job_id")
                ? all.read("prompt", Prompt::new)
                : Prompt.UNKNOWN;
    }

    private static Operation operation(Attributes all) {
        // Items from before there was anything else have none.
        if (!all.has("operation")) {
            return new Operation.Create(ExtraFields.NONE);
        }
        return switch (all.read("operation", ItemReader::kind)) {
            case CREATE ->
                    new Operation.Create(
                            all.has("extra")
                                    ? all.read("extra", ExtraFields::new)
                                    : ExtraFields.NONE);
            case REMIX -> new Operation.Remix(all.read("source_id", VideoId::new));
            case EDIT -> new Operation.Edit(source(all));
            case EXTENSION ->
                    new Operation.Extension(
                            source(all), all.numberTo(Integer.MAX_VALUE, "added_seconds"));
        };
    }

    private static Operation.Kind kind(String word) {
        return Operation.Kind.ofWord(word)
                .orElseThrow(() -> new IllegalArgumentException("no operation: " + word));
    }

    private static Optional<VideoId> source(Attributes all) {
        return all.has("source_id")
                ? Optional.of(all.read("source_id", VideoId::new))
                : Optional.empty();
    }

    private static Optional<Hold> hold(Attributes all) {
        return all.has("hold_reason")
                ? Optional.of(
                        new Hold(
                                all.text("hold_reason"),
                                all.text("hold_message"),
                                all.time("held_since"),
                                all.time("held_until")))
                : Optional.empty();
    }

    private static Optional<Job> jobIfThere(Attributes all) {
        return all.has("job_id") ? Optional.of(job(all)) : Optional.empty();
    }

    private static Job job(Attributes all) {
        return new Job(
                all.text("job_id"),
                all.text("provider"),
                all.time("submitted_at"),
                all.has("result_link")
                        ? Optional.of(all.read("result_link", ItemReader::resultLink))
                        : Optional.empty(),
                all.has("cost_usd")
                        ? Optional.of(all.read("cost_usd", BigDecimal::new))
                        : Optional.empty());
    }

    private static ResultLink resultLink(String text) {
        return new ResultLink(URI.create(text));
    }

    private static StoredVideo stored(Attributes all) {
        return new StoredVideo(
                all.text("object_key"),
                all.number("bytes"),
                all.text("sha256"),
                // Items from before have what the provider said; all of them were MP4.
                VideoFormat.ofContentType(all.text("content_type")).orElse(VideoFormat.MP4),
                all.numberIfThere("duration_ms").map(Duration::ofMillis).orElse(null),
                all.has("made_size") ? all.read("made_size", VideoSize::of) : null,
                all.has("poster_key") ? all.text("poster_key") : null,
                all.has("poster_type") ? all.text("poster_type") : null);
    }

    private static RecordedFailure failure(Attributes all) {
        return new RecordedFailure(all.text("error_code"), all.text("error_message"));
    }
}
