package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.SubmitUnderTest.SETTLING;

import java.time.Duration;
import java.util.UUID;
import reelay.provider.SubmitAnswer;
import reelay.video.FailureCode;
import reelay.video.Video;
import reelay.video.step.SubmitOutcome;

/** Submits that nobody heard the answer of. */
abstract class LostSubmits extends SubmittedVideos {

    static void assertNotClearYet(SubmitOutcome outcome, Duration wait) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy -> {
                            assertThat(busy.waitSeconds()).isEqualTo(wait);
                            assertThat(busy.failure().code()).isEqualTo(FailureCode.SUBMIT_UNCLEAR);
                        });
    }

    /** A video whose first submit got no answer, some time ago. */
    Video unclear() {
        return unclear(fixture.queuedVideo("alice", "p" + UUID.randomUUID()));
    }

    Video unclear(Video video) {
        provider.answersSubmit(new SubmitAnswer.Unclear("no answer"));
        submit(video.id());
        now = now.plus(SETTLING).plusSeconds(1);
        return video;
    }

    String unclearBecause(Video video) {
        SubmitOutcome outcome = submit(video.id());
        assertThat(outcome).isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(((SubmitOutcome.Refused) outcome).failure().code().word())
                .isEqualTo("submit_unclear");
        return ((SubmitOutcome.Refused) outcome).failure().message();
    }
}
