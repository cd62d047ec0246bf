package reelay.api.video.shown;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.RecordedFailure;
import reelay.video.Video;
import reelay.video.VideoSize;
import reelay.video.VideoState;
import reelay.video.VideoStatus;

/**
 * A video as clients see it: OpenAI's video object. Its 13 keys are always there; of our own one is
 * added where the file is not what was asked for, one where the provider told what it cost, and one
 * where the first that was asked did not take it. SDKs let them pass.
 *
 * @param id its id
 * @param object always "video"
 * @param model as the request named it
 * @param status one of the four
 * @param progress per cent
 * @param createdAt Unix seconds
 * @param completedAt Unix seconds; null before
 * @param expiresAt Unix seconds; null when it is kept for good
 * @param prompt as sent; null when its job was made elsewhere and nobody said
 * @param size width and height
 * @param seconds length, as text
 * @param remixedFromVideoId our id of the video it is a remix of; null for any other
 * @param error why it failed; null unless it did
 * @param made what the file is, where that differs; else the key is not there
 * @param usage what it took; the key is not there where the provider does not say what it cost
 * @param tried who was asked before and certainly did not take it; if nobody, the key is not there
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record VideoResource(
        String id,
        String object,
        String model,
        VideoStatus status,
        int progress,
        Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable Instant expiresAt,
        @Nullable Prompt prompt,
        VideoSize size,
        String seconds,
        @Nullable String remixedFromVideoId,
        @Nullable RecordedFailure error,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Made made,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Usage usage,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TriedTarget> tried) {

    public VideoResource {
        tried = List.copyOf(tried);
    }

    /** The video as it is now. */
    public static VideoResource of(Video video) {
        return new VideoResource(
                video.id().value(),
                "video",
                video.request().model(),
                video.status(),
                video.progress(),
                video.createdAt(),
                video.state() instanceof VideoState.Completed completed
                        ? completed.completedAt()
                        : null,
                video.expiresAt().orElse(null),
                video.request().prompt().equals(Prompt.UNKNOWN) ? null : video.request().prompt(),
                video.request().size(),
                Integer.toString(video.request().seconds()),
                video.request().operation() instanceof Operation.Remix remix
                        ? remix.videoId().value()
                        : null,
                video.state() instanceof VideoState.Failed failed ? failed.failure() : null,
                Made.of(video).orElse(null),
                Usage.of(video).orElse(null),
                video.asked().tried().stream().map(TriedTarget::of).toList());
    }
}
