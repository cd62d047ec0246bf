package reelay.access.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reelay.access.AccessTable;
import reelay.access.ProviderSite;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

class SubmitEvidenceTest {

    private static final AccessTable TABLE = new AccessTable();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final SubmitEvidence evidence =
            new SubmitEvidence(
                    TABLE.dynamoDb(),
                    TABLE.name(),
                    ProviderSite.of(URI.create("https://a.example")));

    @AfterAll
    static void stop() {
        TABLE.close();
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(evidence.latest("new")).isEqualTo(LastSubmits.none("new"));
    }

    @Test
    void keepsTheLastSuccessAndTheLastRefusalOfEachModel() {
        ProviderError refused = error("Rate limit reached");
        evidence.refused("both", refused, NOON);
        evidence.succeeded("both", NOON.plusSeconds(5));

        assertThat(evidence.latest("both"))
                .isEqualTo(
                        new LastSubmits(
                                "both",
                                Optional.of(
                                        new LastSubmits.Taken(
                                                NOON.plusSeconds(5), Optional.empty())),
                                Optional.of(
                                        new LastSubmits.Refusal(refused, NOON, Optional.empty()))));
        assertThat(evidence.latest("both").standingRefusal()).isEmpty();
        assertThat(evidence.latest("another")).isEqualTo(LastSubmits.none("another"));
    }

    @Test
    void countsNothingThatAnotherKindSaidAtTheSameHost() {
        evidence.refused("shared", error("No"), NOON);
        var kling =
                new SubmitEvidence(
                        TABLE.dynamoDb(),
                        TABLE.name(),
                        ProviderSite.of("kling", URI.create("https://a.example/kling")));

        assertThat(kling.latest("shared")).isEqualTo(LastSubmits.none("shared"));
        kling.succeeded("shared", NOON);
        assertThat(evidence.latest("shared").succeededAt()).isEmpty();
    }

    @Test
    void countsNothingThatAnotherProviderSaid() {
        evidence.refused("moved", error("This service is switched off"), NOON);
        var next =
                new SubmitEvidence(
                        TABLE.dynamoDb(),
                        TABLE.name(),
                        ProviderSite.of(URI.create("https://b.example/v1")));

        assertThat(next.latest("moved")).isEqualTo(LastSubmits.none("moved"));
        assertThat(evidence.latest("moved").refusal()).isPresent();
    }

    @Test
    void keepsWhoAskedAndWhereButNoKey() {
        ProviderCredentials credentials =
                ProviderCredentials.read("{\"api_key\": \"key-of-somebody\"}");
        URI address = URI.create("https://a.example/v1");
        SubmitEvidence asking = evidence.askedWith(() -> credentials, address);
        AskedWith with = AskedWith.of(credentials, address);

        asking.succeeded("asked", NOON);
        asking.refused("asked", error("No"), NOON);

        assertThat(evidence.latest("asked").taken().orElseThrow().with()).contains(with);
        assertThat(evidence.latest("asked").refusal().orElseThrow().with()).contains(with);
        assertThat(with.toString()).doesNotContain("somebody", "v1");
        assertThat(with.secret())
                .isNotEqualTo(
                        AskedWith.of(ProviderCredentials.read("another-key"), address).secret());
        assertThat(with.address())
                .isNotEqualTo(
                        AskedWith.of(credentials, URI.create("https://a.example/v2")).address());
    }

    @Test
    void keepsASubmitWhoseSecretCannotBeReadAnyMore() {
        evidence.askedWith(
                        () -> ProviderCredentials.read("{\"api_key\": 7"),
                        URI.create("https://a.example/v1"))
                .succeeded("unread", NOON);

        assertThat(evidence.latest("unread").taken())
                .contains(new LastSubmits.Taken(NOON, Optional.empty()));
    }

    @Test
    void keepsAnErrorThatHadNoAnswer() {
        ProviderError silence =
                new ProviderError(
                        ProviderErrorKind.UNREACHABLE,
                        OptionalInt.empty(),
                        Optional.empty(),
                        "no connection",
                        Optional.empty(),
                        Optional.empty());
        evidence.refused("silent", silence, NOON);

        assertThat(evidence.latest("silent").standingRefusal().orElseThrow().error())
                .isEqualTo(silence);
    }

    @Test
    void leavesOutWhatIsOlderThanWhatIsKnown() {
        evidence.refused("late", error("second"), NOON.plusSeconds(2));
        evidence.refused("late", error("first"), NOON.plusSeconds(1));
        evidence.succeeded("late", NOON.plusSeconds(4));
        evidence.succeeded("late", NOON.plusSeconds(3));

        LastSubmits known = evidence.latest("late");
        assertThat(known.succeededAt()).contains(NOON.plusSeconds(4));
        assertThat(known.refusal().orElseThrow().error().message()).isEqualTo("second");
    }

    private static ProviderError error(String text) {
        return new ProviderError(
                ProviderErrorKind.RATE_LIMITED,
                OptionalInt.of(429),
                Optional.of("rate_limit_exceeded"),
                text,
                Optional.of(Duration.ofSeconds(40)),
                Optional.of("org-one"));
    }

    @Test
    void oneHasTheTurnUntilItsEnd() {
        Instant end = NOON.plusSeconds(60);
        assertThat(evidence.turnTakenUntil("turns", NOON, end, Optional.empty())).isEmpty();

        Instant last = end.minusMillis(1);
        assertThat(evidence.turnTakenUntil("turns", last, last.plusSeconds(60), Optional.empty()))
                .contains(end);
        assertThat(evidence.turnTakenUntil("turns", end, end.plusSeconds(60), Optional.empty()))
                .isEmpty();
        assertThat(evidence.turn("turns")).contains(new AskTurn(NOON, end, end.plusSeconds(60)));
    }

    @Test
    void newsEndATurnThatWasTakenBeforeThem() {
        Instant end = NOON.plusSeconds(60);
        evidence.turnTakenUntil("news", NOON, end, Optional.empty());
        Instant later = NOON.plusSeconds(9);

        assertThat(evidence.turnTakenUntil("news", later, end, Optional.of(NOON))).contains(end);
        assertThat(evidence.turnTakenUntil("news", later, end, Optional.of(NOON.plusSeconds(1))))
                .isEmpty();
    }

    @Test
    void aTurnOfLongAgoBelongsToAnotherWait() {
        evidence.turnTakenUntil("ago", NOON, NOON.plusSeconds(60), Optional.empty());
        Instant soon = NOON.plusSeconds(60).plus(Duration.ofMinutes(10)).minusMillis(1);
        evidence.turnTakenUntil("ago", soon, soon.plusSeconds(60), Optional.empty());
        assertThat(evidence.turn("ago")).map(AskTurn::since).contains(NOON);

        Instant late = soon.plusSeconds(60).plus(Duration.ofMinutes(10));
        evidence.turnTakenUntil("ago", late, late.plusSeconds(60), Optional.empty());

        assertThat(evidence.turn("ago")).map(AskTurn::since).contains(late);
    }

    @Test
    void aVideoThatWasTakenEndsEveryTurn() {
        evidence.turnTakenUntil("taken", NOON, NOON.plusSeconds(60), Optional.empty());

        evidence.succeeded("taken", NOON);

        assertThat(evidence.turn("taken")).isEmpty();
    }
}
