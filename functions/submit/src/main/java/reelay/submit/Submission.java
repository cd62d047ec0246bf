package reelay.submit;

import reelay.provider.VideoProvider;
import reelay.provider.job.PromptWords;
import reelay.catalog.SubmitClaims;
import reelay.provider.target.Target;
import reelay.video.Video;
import reelay.video.VideoId;

/**
 * A video on its way to one target.
 *
 * @param provider the target's
 */
record Submission(Video video, Target target, VideoProvider provider) {

    VideoId id() {
        return video.id();
    }

    /** What it asks for. */
    SubmitClaims.Asking asking() {
        return new SubmitClaims.Asking(
                provider.name(),
                PromptWords.of(video.request().prompt().text()).digest(),
                video.id());
    }
}
