package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;
import static reelay.submit.ScriptedProvider.found;
import static reelay.submit.ScriptedProvider.ours;
import static reelay.submit.SubmitUnderTest.LISTED;
import static reelay.submit.SubmitUnderTest.SETTLING;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reelay.access.AccessTable;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoCatalog;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.target.Target;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.Operation;
import reelay.video.Tried;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.step.SubmitOutcome;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A video that two providers may make. */
class NextTargetTest {

    private static CatalogFixture fixture;
    private static VideoCatalog catalog;

    private AccessTable access;
    private TwoTargets two;

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        catalog = fixture.catalog();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void knowNothingYet() {
        access = new AccessTable();
        two = new TwoTargets(fixture, access);
    }

    @Test
    void asksTheFirstUnderItsOwnNameOfTheModel() {
        VideoId id = video();
        two.first.answersSubmit(accepted("job-" + id));

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(two.first.submits.getFirst().request().model()).isEqualTo("model-of-first");
        assertThat(job(id).provider()).isEqualTo("first");
        assertThat(now(id).asked().claimed()).contains("first/model-of-first");
        assertThat(now(id).asked().tried()).isEmpty();
    }

    @Test
    void asksTheSecondAtOnceWhenTheFirstIsOutOfCreditAndSaysSo() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.QUOTA_EXHAUSTED));
        two.second.answersSubmit(accepted("job-" + id));

        assertThat(two.submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy -> assertThat(busy.waitSeconds()).isEqualTo(Duration.ofSeconds(2)));
        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(two.second.submits.getFirst().request().model()).isEqualTo("model-of-second");
        assertThat(job(id).provider()).isEqualTo("second");
        assertThat(now(id).asked().claimed()).contains("second/model-of-second");
        assertThat(now(id).asked().tried())
                .singleElement()
                .satisfies(
                        tried -> {
                            assertThat(tried.target()).isEqualTo("first/model-of-first");
                            assertThat(tried.code()).isEqualTo(FailureCode.CREDIT_EXHAUSTED);
                            assertThat(tried.again()).isEmpty();
                        });
    }

    @Test
    void asksTheSecondAtOnceWhenTheFirstAccountIsNotPermitted() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.MODEL_NOT_PERMITTED));
        two.second.answersSubmit(accepted("job-" + id));

        two.submit(id);

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(two.second.submits).hasSize(1);
    }

    @Test
    void staysWithABusyTargetForTwoMinutes() {
        VideoId id = video();
        two.first.answersAlways(_ -> declined(ProviderErrorKind.RATE_LIMITED));
        two.second.answersSubmit(accepted("job-" + id));

        two.submit(id);
        two.later(Duration.ofSeconds(119));
        two.submit(id);
        assertThat(two.second.submits).isEmpty();
        two.later(Duration.ofSeconds(1));
        two.submit(id);

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(two.first.submits).hasSize(3);
        assertThat(now(id).asked().tried())
                .extracting(Tried::code)
                .isEqualTo(List.of(FailureCode.PROVIDER_BUSY));
    }

    @Test
    void failsWithTheFirstOnesWordsAndNamesTheOthersWhenNobodyEverWill() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.KEY_INVALID));
        two.second.answersSubmit(declined(ProviderErrorKind.QUOTA_EXHAUSTED));

        two.submit(id);

        assertThat(two.submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.failure().code()).isEqualTo(FailureCode.KEY_INVALID);
                            assertThat(refused.failure().message())
                                    .endsWith(
                                            "Nor could it be had from second/model-of-second"
                                                    + " (credit_exhausted).");
                        });
    }

    @Test
    void waitsForTheOneThatMayComeBackAndAsksNobodyElse() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.KEY_INVALID));
        two.second.answersSubmit(declined(ProviderErrorKind.RATE_LIMITED));
        two.second.answersSubmit(declined(ProviderErrorKind.RATE_LIMITED));
        two.second.answersSubmit(accepted("job-" + id));

        two.submit(id);
        two.submit(id);
        two.later(Duration.ofMinutes(3));
        SubmitOutcome busy = two.submit(id);
        assertThat(busy)
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        it ->
                                assertThat(it.failure().message())
                                        .contains("second/model-of-second said last"));
        two.later(((SubmitOutcome.Busy) busy).waitSeconds());

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(two.first.submits).hasSize(1);
    }

    @Test
    void looksForALostSubmitWhereItWasHandedToThoughTheModelIsMappedAnewMeanwhile() {
        VideoId id = video();
        two.first.answersSubmit(new SubmitAnswer.Unclear("no answer"));
        two.submit(id);
        two.mapped = List.of(TwoTargets.SECOND);
        two.later(SETTLING.plusSeconds(1));
        two.first.answersFind(found(ours("lost-" + id)));

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(job(id).provider()).isEqualTo("first");
        assertThat(two.first.searches.getFirst().request().model()).isEqualTo("model-of-first");
        assertThat(two.second.submits).isEmpty();
        assertThat(two.second.searches).isEmpty();
    }

    @Test
    void asksNobodyElseOnceASubmitWasLostThoughItIsNotThere() {
        VideoId id = video();
        two.first.answersSubmit(new SubmitAnswer.Unclear("no answer"));
        two.first.answersSubmit(declined(ProviderErrorKind.QUOTA_EXHAUSTED));
        two.submit(id);
        two.later(SETTLING.plusSeconds(1).plus(LISTED));

        assertThat(two.submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused ->
                                assertThat(refused.failure().code())
                                        .isEqualTo(FailureCode.CREDIT_EXHAUSTED));
        assertThat(two.first.submits).hasSize(2);
        assertThat(two.second.submits).isEmpty();
    }

    @Test
    void asksNobodyElseAfterAnAnswerThatDoesNotSurelyLeaveItFree() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.SERVER_ERROR));
        two.first.answersSubmit(declined(ProviderErrorKind.QUOTA_EXHAUSTED));
        two.submit(id);

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Refused.class);
        assertThat(two.second.submits).isEmpty();
        assertThat(now(id).asked().fixed()).isTrue();
    }

    @Test
    void fixesNothingWhereItWasSurelyLeftFree() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.RATE_LIMITED));

        two.submit(id);

        assertThat(now(id).asked().fixed()).isFalse();
    }

    @Test
    void waitsForTheOneTargetThatItIsFixedToWhenThatIsNotDeployedAnyMore() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.SERVER_ERROR));
        two.submit(id);
        two.deployed.remove("first");

        assertThat(two.submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy ->
                                assertThat(busy.failure().message())
                                        .contains("put first back there"));
    }

    @Test
    void keepsOneRefusalOfEachTarget() {
        VideoId id = video();
        two.first.answersAlways(_ -> declined(ProviderErrorKind.RATE_LIMITED));
        two.second.answersAlways(_ -> declined(ProviderErrorKind.RATE_LIMITED));

        two.run(id, 40);

        assertThat(two.first.submits.size() + two.second.submits.size()).isGreaterThan(4);
        assertThat(now(id).asked().tried())
                .extracting(Tried::target)
                .containsExactly("first/model-of-first", "second/model-of-second");
    }

    @Test
    void looksAgainNotBeforeAMoment() {
        VideoId id = video();
        two.now = two.now.truncatedTo(ChronoUnit.SECONDS);
        two.first.answersSubmit(declined(ProviderErrorKind.KEY_INVALID));
        two.second.answersSubmit(declined(ProviderErrorKind.KEY_INVALID));
        catalog.submits()
                .recordTried(
                        id,
                        List.of(
                                new Tried(
                                        "first/model-of-first",
                                        FailureCode.PROVIDER_BUSY,
                                        "busy",
                                        two.now,
                                        Optional.of(two.now.plusSeconds(60))),
                                new Tried(
                                        "second/model-of-second",
                                        FailureCode.PROVIDER_BUSY,
                                        "busy",
                                        two.now,
                                        Optional.of(two.now.plusSeconds(1)))));

        assertThat(two.submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy -> assertThat(busy.waitSeconds()).isEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void asksWhoeverMayByNowWhereAnotherIsStillWaitedFor() {
        VideoId id = video();
        catalog.submits()
                .recordTried(
                        id,
                        List.of(
                                new Tried(
                                        "first/model-of-first",
                                        FailureCode.PROVIDER_BUSY,
                                        "busy",
                                        two.now,
                                        Optional.of(two.now.plusSeconds(60)))));
        two.second.answersSubmit(accepted("job-" + id));

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(two.first.submits).isEmpty();
    }

    @Test
    void asksNobodyWhoLacksWhatIsAskedForWhereAnotherHasIt() {
        VideoId id = video();
        two.mapped = List.of(longer("first"), TwoTargets.SECOND);
        two.second.answersSubmit(accepted("job-" + id));

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(two.first.submits).isEmpty();
    }

    @Test
    void asksTheFirstWhereNobodyHasWhatIsAskedFor() {
        VideoId id = video();
        two.mapped = List.of(longer("first"), longer("second"));
        two.first.answersSubmit(accepted("job-" + id));

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(job(id).provider()).isEqualTo("first");
    }

    @Test
    void waitsForAProviderThatMayHaveTakenItAndIsNotDeployedAnyMore() {
        VideoId id = video();
        two.first.answersSubmit(new SubmitAnswer.Unclear("no answer"));
        two.submit(id);
        two.deployed.remove("first");
        two.later(SETTLING.plusSeconds(1));

        assertThat(two.submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy -> {
                            assertThat(busy.failure().code()).isEqualTo(FailureCode.SUBMIT_UNCLEAR);
                            assertThat(busy.failure().message()).contains("put first back there");
                        });
        assertThat(two.second.submits).isEmpty();
    }

    @Test
    void aClaimFromBeforeThereWereTargetsWentToTheServerOfOpenAisProtocol() {
        VideoId id = video();
        catalog.submits().claim(id, 1, "odd", two.now);
        fixture.dynamoDb()
                .updateItem(
                        it ->
                                it.tableName(fixture.environment().get("VIDEOS_TABLE"))
                                        .key(Map.of("id", AttributeValue.fromS(id.value())))
                                        .updateExpression("REMOVE target"));
        ScriptedProvider openAi = new ScriptedProvider("openai");
        openAi.answersFind(found(ours("old-" + id)));
        two.deployed.put("openai", openAi);
        two.later(SETTLING.plusSeconds(1));

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);

        assertThat(job(id).provider()).isEqualTo("openai");
        assertThat(openAi.searches.getFirst().request().model()).isEqualTo("sora-2");
    }

    @Test
    void makesAVideoFromAnotherWhereThatOneWasMade() {
        VideoId source = video();
        catalog.recordJob(source, new Job("job-" + source, "second", two.now));
        VideoId remix = remixOf(source);
        two.second.answersSubmit(declined(ProviderErrorKind.QUOTA_EXHAUSTED));

        assertThat(two.submit(remix)).isInstanceOf(SubmitOutcome.Refused.class);

        assertThat(two.second.submits.getFirst().sourceJob()).contains("job-" + source);
        assertThat(two.second.submits.getFirst().request().model()).isEqualTo("model-of-second");
        assertThat(two.first.submits).isEmpty();
    }

    @Test
    void saysWhoHasTheSourceWhenThatOneIsNotDeployedAnyMore() {
        VideoId source = video();
        catalog.recordJob(source, new Job("job-" + source, "third", two.now));

        assertThat(two.submit(remixOf(source)))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.failure().code()).isEqualTo(FailureCode.SOURCE_GONE);
                            assertThat(refused.failure().message()).contains("Put third back");
                        });
    }

    @Test
    void keepsToTheTargetsOfNowWhileNobodyHasTakenIt() {
        VideoId id = video();
        two.first.answersSubmit(declined(ProviderErrorKind.QUOTA_EXHAUSTED));
        two.submit(id);
        Target third = new Target("third", "m", Optional.empty());
        ScriptedProvider provider = new ScriptedProvider("third");
        provider.answersSubmit(accepted("job-" + id));
        two.deployed.put("third", provider);
        two.mapped = List.of(third);

        assertThat(two.submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(job(id).provider()).isEqualTo("third");
    }

    /** Makes no video of four seconds. */
    private static Target longer(String kind) {
        return new Target(kind, "m", ModelCatalogue.builtIn().model("minimax", "minimax-h3-max"));
    }

    private VideoId remixOf(VideoId source) {
        Video plain = CatalogFixture.video("alice", two.now);
        Video remix =
                Video.queued(
                        plain.id(),
                        "alice",
                        new VideoRequest(
                                "sora-2",
                                plain.request().prompt(),
                                4,
                                plain.request().size(),
                                new Operation.Remix(source)),
                        "hash",
                        Optional.empty(),
                        two.now,
                        Optional.empty());
        catalog.create(remix);
        return remix.id();
    }

    private static VideoId video() {
        return fixture.queuedVideo("alice", "p" + UUID.randomUUID()).id();
    }

    private static Video now(VideoId id) {
        return catalog.find(id).orElseThrow();
    }

    private static Job job(VideoId id) {
        return now(id).acceptedJob().orElseThrow();
    }
}
