package reelay.submit;

import java.util.List;
import reelay.catalog.SubmitClaims;
import reelay.provider.VideoProvider;
import reelay.provider.job.PromptWords;
import reelay.provider.target.Target;
import reelay.video.Video;
import reelay.video.VideoId;

/**
 * A video on its way to one target.
 *
 * @param possible all that may be asked for it, the target among them
 * @param provider the target's
 */
record Submission(Video video, List<Target> possible, Target target, VideoProvider provider) {

    Submission {
        possible = List.copyOf(possible);
    }

    /** Whether nobody else may be asked. */
    boolean only() {
        return possible.size() == 1;
    }

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
