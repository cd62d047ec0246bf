package reelay.submit;

import java.time.Duration;
import java.time.Instant;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.step.SubmitOutcome;

/** What is said of a video that the provider may have taken. */
final class Unclear {

    private Unclear() {}

    /**
     * It may become clear.
     *
     * @param why how it came to be unclear: a sentence
     */
    static SubmitOutcome soFar(Video video, Duration wait, String why, Instant now) {
        return new SubmitOutcome.Busy(wait, GivingUp.unclear(why, video, now));
    }

    /** Nobody will ever know. */
    static SubmitOutcome.Refused forGood(Video video, String explanation) {
        StepLog.warn("submit.unclear", video.id(), explanation);
        return new SubmitOutcome.Refused(
                new Failure(
                        FailureCode.SUBMIT_UNCLEAR,
                        """
                        The provider may have taken this video, and there is no telling: %s. Look \
                        for it there before you ask again, or you may pay twice. If it is there, an \
                        operator makes a video of it without paying again: POST /v1/videos with its \
                        job_id, or ./reelay adopt JOB_ID.\
                        """
                                .formatted(explanation)));
    }
}
