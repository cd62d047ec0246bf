package reelay.video;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request and what became of it: the whole video item.
 *
 * @param id its id, also the name of its execution
 * @param owner who may see it
 * @param request what was asked for
 * @param requestHash digest of the whole request, to tell a repeat from another request
 * @param referenceKey S3 key of the reference image or uploaded source; absent when none was sent
 * @param createdAt when the API accepted it
 * @param status where it stands
 * @param progress per cent, 0 to 100; never goes down
 * @param submitStartedAt when the submit now under way, or the last unclear one, began; absent
 *     before the first and after one that certainly made no job
 * @param submitAttempt how many submits were begun
 * @param hold why it waits for the provider or for access; absent when it does not
 * @param job the provider's handle; absent until the provider accepted
 * @param providerStatus the provider's own word at the last poll; absent before it
 * @param polledAt when the provider was last asked; absent before the first time
 * @param stored the bytes in the bucket; present when completed
 * @param completedAt when it was completed; absent before
 * @param failure why it failed; present when failed
 * @param failedAt when it failed; absent before
 * @param expiresAt when item and bytes are removed; absent when they are kept for good
 * @param sourceLost whether the provider said that it no longer has the video this one is made from
 */
public record Video(
        VideoId id,
        String owner,
        VideoRequest request,
        String requestHash,
        @Nullable String referenceKey,
        Instant createdAt,
        VideoStatus status,
        int progress,
        @Nullable Instant submitStartedAt,
        int submitAttempt,
        @Nullable Hold hold,
        @Nullable Job job,
        @Nullable String providerStatus,
        @Nullable Instant polledAt,
        @Nullable StoredVideo stored,
        @Nullable Instant completedAt,
        @Nullable RecordedFailure failure,
        @Nullable Instant failedAt,
        @Nullable Instant expiresAt,
        boolean sourceLost) {

    public Video {
        if (progress < 0 || progress > 100) {
            throw new IllegalArgumentException("progress is 0 to 100, was " + progress);
        }
    }

    /** A video as the API first writes it: queued, nothing done yet. */
    public static Video queued(
            VideoId id,
            String owner,
            VideoRequest request,
            String requestHash,
            Optional<String> referenceKey,
            Instant createdAt,
            Optional<Instant> expiresAt) {
        return new Video(
                id,
                owner,
                request,
                requestHash,
                referenceKey.orElse(null),
                createdAt,
                VideoStatus.QUEUED,
                0,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                expiresAt.orElse(null),
                false);
    }

    /** Why it waits, while it does. */
    public Optional<Hold> waiting() {
        return Optional.ofNullable(hold);
    }

    /** The provider's handle, once there is one. */
    public Optional<Job> acceptedJob() {
        return Optional.ofNullable(job);
    }
}
