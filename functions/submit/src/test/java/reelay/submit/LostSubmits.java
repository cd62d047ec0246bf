package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.SubmitUnderTest.SETTLING;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import reelay.access.AccessTable;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoCatalog;
import reelay.provider.SubmitAnswer;
import reelay.video.FailureCode;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;

/** Submits that nobody heard the answer of. */
abstract class LostSubmits {

    static CatalogFixture fixture;
    static VideoCatalog catalog;
    static AccessTable access;

    final ScriptedProvider provider = new ScriptedProvider();
    Instant now = Instant.now();

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        catalog = fixture.catalog();
        access = new AccessTable();
    }

    @AfterAll
    static void stop() {
        fixture.close();
        access.close();
    }

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

    SubmitOutcome submit(VideoId id) {
        return SubmitUnderTest.of(fixture, access, provider, Set.of(), () -> now)
                .submit(new StepInput(id));
    }

    static Video now(VideoId id) {
        return catalog.find(id).orElseThrow();
    }
}
