package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;
import static reelay.submit.ScriptedProvider.declined;
import static reelay.submit.ScriptedProvider.found;
import static reelay.submit.ScriptedProvider.ours;
import static reelay.submit.SubmitUnderTest.SETTLING;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reelay.catalog.CatalogFixture;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.target.Target;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.Operation;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.step.SubmitOutcome;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Who may be asked for a video, and under which name. */
class TargetsTest extends VideosOfTwoTargets {

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
}
