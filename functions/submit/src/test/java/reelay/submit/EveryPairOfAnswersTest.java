package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.access.AccessTable;
import reelay.catalog.CatalogFixture;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.job.JobView;
import reelay.video.ResultLink;
import reelay.video.VideoId;

/**
 * Whatever the first of two targets answers and whatever the second, to every submit: the second is
 * asked only after answers of the first that certainly took and cost nothing, and the first is not
 * asked any more after any other answer of the second.
 */
@Tag("slow")
class EveryPairOfAnswersTest {

    /** What certainly took nothing, written down once more, for the code must agree with it. */
    private static final Set<ProviderErrorKind> FREE =
            EnumSet.of(
                    ProviderErrorKind.SECRET_UNREADABLE,
                    ProviderErrorKind.KEY_MISSING,
                    ProviderErrorKind.KEY_INVALID,
                    ProviderErrorKind.KEY_NOT_PERMITTED,
                    ProviderErrorKind.NOT_A_MEMBER,
                    ProviderErrorKind.NOT_OF_THE_PROJECT,
                    ProviderErrorKind.ORGANIZATION_UNVERIFIED,
                    ProviderErrorKind.ACCOUNT_CLOSED,
                    ProviderErrorKind.QUOTA_EXHAUSTED,
                    ProviderErrorKind.SPEND_LIMIT_REACHED,
                    ProviderErrorKind.BILLING_INACTIVE,
                    ProviderErrorKind.MODEL_NOT_PERMITTED,
                    ProviderErrorKind.MODEL_NOT_FOUND,
                    ProviderErrorKind.IP_NOT_ALLOWED,
                    ProviderErrorKind.REGION_NOT_SUPPORTED,
                    ProviderErrorKind.RETIRED,
                    ProviderErrorKind.MODEL_RETIRED,
                    ProviderErrorKind.RATE_LIMITED,
                    ProviderErrorKind.OVERLOADED);

    /** One of each way in which an answer is followed up. */
    private static final Set<String> TELLING =
            Set.of(
                    "accepted",
                    "finished",
                    "unclear",
                    "unreadable",
                    ProviderErrorKind.KEY_INVALID.word(),
                    ProviderErrorKind.RATE_LIMITED.word(),
                    ProviderErrorKind.UNREACHABLE.word(),
                    ProviderErrorKind.QUOTA_EXHAUSTED.word(),
                    ProviderErrorKind.MODEL_NOT_FOUND.word());

    private static CatalogFixture fixture;
    private static AccessTable access;

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        access = new AccessTable();
    }

    @AfterAll
    static void stop() {
        fixture.close();
        access.close();
    }

    /**
     * One thing that a target answers.
     *
     * @param word what it is
     * @param status of the answer, where it matters
     * @param certain whether it certainly took and cost nothing
     * @param taken whether there is a job
     */
    record Answer(
            String word, OptionalInt status, boolean certain, boolean taken, SubmitAnswer answer) {
        SubmitAnswer to(VideoId id, String who) {
            return answer instanceof SubmitAnswer.Accepted(JobView _)
                    ? ScriptedProvider.accepted(who + id)
                    : answer;
        }

        @Override
        public String toString() {
            return word + " " + status;
        }
    }

    static List<Answer> answers() {
        List<Answer> all = new ArrayList<>();
        all.add(
                new Answer(
                        "accepted",
                        OptionalInt.empty(),
                        false,
                        true,
                        ScriptedProvider.accepted("job")));
        all.add(
                new Answer(
                        "finished",
                        OptionalInt.empty(),
                        false,
                        true,
                        new SubmitAnswer.Finished(
                                Optional.empty(),
                                new ResultLink(URI.create("https://cdn.test/v.mp4")))));
        all.add(
                new Answer(
                        "unclear",
                        OptionalInt.empty(),
                        false,
                        false,
                        new SubmitAnswer.Unclear("no answer")));
        all.add(
                new Answer(
                        "unreadable",
                        OptionalInt.empty(),
                        false,
                        false,
                        new SubmitAnswer.Unreadable("odd")));
        for (ProviderErrorKind kind : ProviderErrorKind.values()) {
            all.add(declined(kind, OptionalInt.of(429), FREE.contains(kind)));
            all.add(declined(kind, OptionalInt.of(200), false));
            all.add(
                    declined(
                            kind,
                            OptionalInt.empty(),
                            FREE.contains(kind) || kind == ProviderErrorKind.UNREACHABLE));
        }
        return all;
    }

    private static Answer declined(ProviderErrorKind kind, OptionalInt status, boolean certain) {
        return new Answer(
                kind.word(),
                status,
                certain,
                false,
                new SubmitAnswer.Declined(
                        new ProviderError(
                                kind,
                                status,
                                Optional.empty(),
                                "its own sentence",
                                Optional.empty(),
                                Optional.empty())));
    }

    static Stream<Answer> certain() {
        return once().filter(Answer::certain);
    }

    /** Each answer once, whatever its status; the very statuses are tried in the other test. */
    private static Stream<Answer> once() {
        Set<String> known = new HashSet<>();
        return answers().stream()
                .filter(
                        answer ->
                                (answer.word().equals("unreachable") && answer.status().isEmpty())
                                        || (answer.word().equals("quota_exhausted")
                                                && answer.status().equals(OptionalInt.of(200)))
                                        || known.add(answer.word()));
    }

    /**
     * The second answers that are tried after a first one. All after some first ones, some after
     * all: how they differ is in {@link #TELLING}. With {@code -Dreelay.pairs.all=true} every pair.
     */
    private static List<Answer> others(Answer first) {
        boolean all = Boolean.getBoolean("reelay.pairs.all") || TELLING.contains(first.word());
        return once().filter(other -> all || TELLING.contains(other.word())).toList();
    }

    static Stream<Answer> uncertain() {
        return answers().stream().filter(answer -> !answer.certain());
    }

    /** Pairs with such a first answer: what the second would say is never heard. */
    @ParameterizedTest
    @MethodSource("uncertain")
    void theSecondIsNeverAskedAfterAnythingElse(Answer answer) {
        TwoTargets two = new TwoTargets(fixture, access);
        VideoId id = asking(two, answer, accepting());

        two.run(id, 14);

        assertThat(two.first.submits).isNotEmpty();
        assertThat(two.second.submits).isEmpty();
    }

    /** Pairs with such a first answer, each second one in turn. */
    @ParameterizedTest
    @MethodSource("certain")
    void theSecondIsAskedAndHasTheLastWordUnlessItTookNothingEither(Answer answer) {
        for (Answer other : others(answer)) {
            TwoTargets two = new TwoTargets(fixture, access);
            VideoId id = asking(two, answer, other);
            List<String> asked = new ArrayList<>();
            two.first.meanwhile(() -> asked.add("first"));
            two.second.meanwhile(() -> asked.add("second"));

            two.submit(id);
            two.later(Duration.ofSeconds(150));
            two.run(id, 4);

            assertThat(asked)
                    .as("%s, then %s", answer, other)
                    .startsWith("first")
                    .contains("second");
            if (!other.certain()) {
                int first = asked.indexOf("second");
                assertThat(asked.subList(first, asked.size()))
                        .as("%s, then %s", answer, other)
                        .containsOnly("second");
            }
            if (other.taken()) {
                assertThat(two.second.submits).hasSize(1);
                assertThat(fixture.catalog().find(id).orElseThrow().acceptedJob().orElseThrow())
                        .extracting("provider")
                        .isEqualTo("second");
            }
        }
    }

    private static Answer accepting() {
        return answers().getFirst();
    }

    private static VideoId asking(TwoTargets two, Answer first, Answer second) {
        VideoId id = fixture.queuedVideo("alice", "p" + UUID.randomUUID()).id();
        two.first.answersAlways(_ -> first.to(id, "first"));
        two.second.answersAlways(_ -> second.to(id, "second"));
        return id;
    }
}
