package reelay.api.video;

import java.time.Duration;
import reelay.provider.DeleteAnswer;
import reelay.provider.VideoProvider;
import reelay.provider.VideoProviders;
import reelay.video.Job;
import reelay.video.StepLog;
import reelay.video.Video;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells the provider that nobody needs a job any more. It may refuse, and many do: whoever deletes
 * a video is not kept waiting for that, and not told.
 */
public record CancelJob(VideoProviders providers) {

    /** Longest silence of the provider, in seconds: an app waits for the answer to its DELETE. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * Cancels the job of a video that was running, if it had one and its provider is still ours.
     */
    public void cancel(Video video) {
        video.acceptedJob()
                .filter(Job::named)
                .ifPresent(
                        job ->
                                providers
                                        .ofKind(job.provider())
                                        .ifPresent(provider -> cancel(video, job, provider)));
    }

    private static void cancel(Video video, Job job, VideoProvider provider) {
        try {
            switch (provider.delete(job.id())) {
                case DeleteAnswer.Deleted() -> StepLog.info("cancel", video.id(), "deleted");
                case DeleteAnswer.NotDeleted refusal ->
                        StepLog.info("cancel", video.id(), refusal.error().kind().word());
            }
        } catch (SdkException e) {
            StepLog.warn("cancel", video.id(), e.getClass().getName());
        }
    }
}
