package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;
import static reelay.submit.ScriptedProvider.found;
import static reelay.submit.ScriptedProvider.ours;
import static reelay.submit.SubmitUnderTest.SETTLING;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.catalog.CatalogFixture;
import reelay.provider.ProviderErrorKind;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.Operation;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.step.SubmitOutcome;

/** Videos that are made from another one. */
class MadeFromAnotherTest extends SubmittedVideos {

    @Test
    void namesTheSourceByItsJob() {
        Video source = fixture.queuedVideo();
        catalog.recordJob(source.id(), new Job("job-" + source.id(), "scripted", now));
        Video remix = remixOf(source.id());
        provider.answersSubmit(accepted("job-" + remix.id()));

        assertThat(submit(remix.id())).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(provider.submits.getFirst().sourceJob()).contains("job-" + source.id());
        assertThat(provider.submits.getFirst().request()).isEqualTo(remix.request());
    }

    @Test
    void looksForALostRemixByItsSource() {
        Video source = fixture.queuedVideo();
        catalog.recordJob(source.id(), new Job("job-" + source.id(), "scripted", now));
        Video remix = remixOf(source.id());
        catalog.submits().claim(remix.id(), 1, "scripted/sora-2", now);
        now = now.plus(SETTLING).plusSeconds(1);
        provider.answersFind(found(ours("job-" + remix.id())));

        assertThat(submit(remix.id())).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(provider.searches.getFirst().sourceJob()).contains("job-" + source.id());
        assertThat(provider.submits).isEmpty();
    }

    @Test
    void failsWhenTheSourceWasDeleted() {
        Video remix = remixOf(VideoId.random(new SplittableRandom(1)));

        assertThat(submit(remix.id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused ->
                                assertThat(refused.failure().code().word())
                                        .isEqualTo("source_gone"));
        assertThat(provider.submits).isEmpty();
        assertThat(fixture.queuedState(remix.id()).submits()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND, source_gone", "ROUTE_MISSING, unsupported_operation"})
    void saysWhatTheProviderLacksForARemix(ProviderErrorKind kind, String code) {
        Video source = fixture.queuedVideo();
        catalog.recordJob(source.id(), new Job("job-" + source.id(), "scripted", now));
        provider.answersSubmit(declined(kind));

        assertThat(submit(remixOf(source.id()).id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.failure().code().word()).isEqualTo(code);
                            assertThat(refused.failure().message())
                                    .contains("scripted", "the provider's own sentence");
                        });
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND, request_invalid", "ROUTE_MISSING, not_an_openai_api"})
    void blamesNoSourceForAVideoThatHasNone(ProviderErrorKind kind, String code) {
        provider.answersSubmit(declined(kind));

        assertThat(submit(fixture.queuedVideo().id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.failure().code())
                                    .isNotIn(
                                            FailureCode.SOURCE_GONE,
                                            FailureCode.UNSUPPORTED_OPERATION);
                            assertThat(refused.failure().code().word()).isEqualTo(code);
                        });
    }

    @Test
    void blamesNoSourceForWhatIsAboutTheAccount() {
        Video source = fixture.queuedVideo();
        catalog.recordJob(source.id(), new Job("job-" + source.id(), "scripted", now));
        provider.answersSubmit(declined(ProviderErrorKind.KEY_INVALID));

        assertThat(submit(remixOf(source.id()).id()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused ->
                                assertThat(refused.failure().code().word())
                                        .isEqualTo("key_invalid"));
    }

    private Video remixOf(VideoId source) {
        Video plain = CatalogFixture.video("alice", now);
        Video remix =
                Video.queued(
                        plain.id(),
                        "alice",
                        new VideoRequest(
                                plain.request().model(),
                                plain.request().prompt(),
                                plain.request().seconds(),
                                plain.request().size(),
                                new Operation.Remix(source)),
                        "hash",
                        Optional.empty(),
                        now,
                        Optional.empty());
        catalog.create(remix);
        return remix;
    }
}
