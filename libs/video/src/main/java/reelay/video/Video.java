package reelay.video;

import java.time.Instant;
import java.util.Optional;

/**
 * One request and what became of it: the whole video item.
 *
 * @param id its id, also the name of its execution
 * @param owner who may see it
 * @param request what was asked for
 * @param requestHash digest of the whole request, to tell a repeat from another request
 * @param referenceKey S3 key of the reference image or uploaded source; empty when none was sent
 * @param createdAt when the API accepted it
 * @param expiresAt when item and bytes are removed; empty when they are kept for good
 * @param asked who has been asked for it
 * @param state how far it has come
 */
public record Video(
        VideoId id,
        String owner,
        VideoRequest request,
        String requestHash,
        Optional<String> referenceKey,
        Instant createdAt,
        Optional<Instant> expiresAt,
        AskedTargets asked,
        VideoState state) {

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
                referenceKey,
                createdAt,
                expiresAt,
                AskedTargets.NONE,
                VideoState.Queued.NEW);
    }

    /** Where it stands. */
    public VideoStatus status() {
        return state.status();
    }

    /** Per cent, 0 to 100. */
    public int progress() {
        return state.progress();
    }

    /** Why it waits, while it does. */
    public Optional<Hold> waiting() {
        return state instanceof VideoState.Queued queued ? queued.hold() : Optional.empty();
    }

    /** The provider's handle, once there is one. */
    public Optional<Job> acceptedJob() {
        return state.acceptedJob();
    }

    /** The bytes in the bucket, once they are there. */
    public Optional<StoredVideo> stored() {
        return state instanceof VideoState.Completed completed
                ? Optional.of(completed.stored())
                : Optional.empty();
    }

    /** Whether the provider said, before it had a job, that it has not the video it is made of. */
    public boolean sourceLost() {
        return state instanceof VideoState.Queued queued && queued.sourceLost();
    }
}
