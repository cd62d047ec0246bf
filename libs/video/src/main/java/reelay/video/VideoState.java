package reelay.video;

import java.time.Instant;
import java.util.Optional;

/** How far a video has come, and what it has there. */
public sealed interface VideoState {

    /**
     * Not with the provider yet.
     *
     * @param submits how many were begun
     * @param submitStartedAt when the submit now under way, or the last unclear one, began; empty
     *     before the first and after one that certainly made no job
     * @param sourceLost whether the provider said that it no longer has the video this one is made
     *     from
     * @param hold why it waits for the provider or for access
     */
    record Queued(
            int submits, Optional<Instant> submitStartedAt, boolean sourceLost, Optional<Hold> hold)
            implements VideoState {

        /** As the API first writes it: nothing done yet. */
        public static final Queued NEW = new Queued(0, Optional.empty(), false, Optional.empty());
    }

    /**
     * Made of a job that the provider had already, at which nobody has looked so far. It is shown
     * as queued.
     *
     * @param job the provider's handle
     */
    record Adopted(Job job) implements VideoState {}

    /**
     * With the provider.
     *
     * @param job the provider's handle
     * @param percent 0 to 100; never goes down
     */
    record Running(Job job, int percent) implements VideoState {
        public Running {
            checked(percent);
        }
    }

    /**
     * Finished, and kept.
     *
     * @param job the provider's handle
     * @param stored the bytes in the bucket
     * @param completedAt when they were there
     */
    record Completed(Job job, StoredVideo stored, Instant completedAt) implements VideoState {}

    /**
     * Failed.
     *
     * @param failure why
     * @param percent how far it had come, 0 to 100
     * @param job the provider's handle; empty when it never had one
     */
    record Failed(RecordedFailure failure, int percent, Optional<Job> job) implements VideoState {
        public Failed {
            checked(percent);
        }
    }

    /** The word that others know it by. */
    default VideoStatus status() {
        return switch (this) {
            case Queued _, Adopted _ -> VideoStatus.QUEUED;
            case Running _ -> VideoStatus.IN_PROGRESS;
            case Completed _ -> VideoStatus.COMPLETED;
            case Failed _ -> VideoStatus.FAILED;
        };
    }

    /** Per cent, 0 to 100. */
    default int progress() {
        return switch (this) {
            case Queued _, Adopted _ -> 0;
            case Running running -> running.percent();
            case Completed _ -> 100;
            case Failed failed -> failed.percent();
        };
    }

    /** The provider's handle, once there is one. */
    default Optional<Job> acceptedJob() {
        return switch (this) {
            case Queued _ -> Optional.empty();
            case Adopted adopted -> Optional.of(adopted.job());
            case Running running -> Optional.of(running.job());
            case Completed completed -> Optional.of(completed.job());
            case Failed failed -> failed.job();
        };
    }

    private static void checked(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("progress is 0 to 100, was " + percent);
        }
    }
}
