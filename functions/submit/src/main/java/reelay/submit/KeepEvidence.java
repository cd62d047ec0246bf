package reelay.submit;

import reelay.video.StepLog;
import reelay.video.Video;
import software.amazon.awssdk.core.exception.SdkException;

/** Keeps what a submit showed. That it cannot be kept must not fail the submit. */
final class KeepEvidence {

    private KeepEvidence() {}

    static void of(Video video, Runnable write) {
        try {
            write.run();
        } catch (SdkException e) {
            StepLog.warn("submit.evidence_lost", video.id(), e.getClass().getName());
        }
    }
}
