package reelay.submit;

import java.time.Duration;
import java.time.Instant;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Video;

/**
 * What a waiting video fails with if the hold limit passes before the next try. It says that Reelay
 * gave up, after how long, and what to do.
 */
final class GivingUp {

    private GivingUp() {}

    /**
     * The provider certainly did not take it.
     *
     * @param why what the wait was for: a sentence
     */
    static Failure untaken(FailureCode code, String why, Video video, Instant now) {
        return new Failure(
                code,
                "Reelay gave up %s. The provider did not take the video and nothing was paid: %s %s"
                        .formatted(after(video, now), untaken(code.helps()), why));
    }

    private static String untaken(FailureCode.Helps helps) {
        return switch (helps) {
            case ACCOUNT -> "ask for it again once the account may make videos.";
            case REQUEST -> "ask for another one.";
            case AGAIN, LATER, LOOK_FIRST, FETCH -> "ask for it again later.";
        };
    }

    /**
     * The provider may have taken it.
     *
     * @param why how it came to be unclear: a sentence
     */
    static Failure unclear(String why, Video video, Instant now) {
        return new Failure(
                FailureCode.SUBMIT_UNCLEAR,
                "Reelay gave up %s. Look for the video at the provider before you ask for it again, or you may pay twice. %s"
                        .formatted(after(video, now), why));
    }

    private static String after(Video video, Instant now) {
        return "after " + span(Duration.between(video.createdAt(), now));
    }

    /** A time as people say it. */
    static String span(Duration time) {
        if (time.toMinutes() < 2) {
            return "%d s".formatted(Math.max(0, time.toSeconds()));
        }
        return time.toHours() < 2
                ? "%d minutes".formatted(time.toMinutes())
                : "%d hours".formatted(time.toHours());
    }
}
