package reelay.access.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.access.Milestones;
import reelay.access.Reason;
import reelay.access.Verdict;
import reelay.access.report.ModelStanding.Standing;
import reelay.provider.target.DeployedKinds;
import reelay.provider.target.OfferedModel;
import reelay.provider.target.OfferedModels;
import reelay.provider.target.Target;

/** Which report leads, and how each model stands, with several providers. */
class AccessOverviewTest {

    /** What is offered; the reason of each report; who leads and how the models stand. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    a=kling/x;                    kling=key_invalid;                                  kling;    a blocked kling/x
                    a=kling/x|seedance/y;         kling=key_invalid seedance=ready;                   seedance; a ready seedance/y
                    a=kling/x|seedance/y;         kling=ready seedance=key_invalid;                   kling;    a ready kling/x
                    a=kling/x|seedance/y;         kling=key_invalid seedance=credit_exhausted;        kling;    a blocked kling/x
                    a=kling/x|seedance/y;         kling=key_invalid seedance=rate_limited;            seedance; a unknown seedance/y
                    a=kling/x|seedance/y;         kling=rate_limited seedance=access_propagating;     kling;    a unknown kling/x
                    a=kling/x b=seedance/y;       kling=ready seedance=credit_exhausted;              seedance; a ready kling/x, b blocked seedance/y
                    a=kling/x b=seedance/y;       kling=rate_limited seedance=access_propagating;     seedance; a unknown kling/x, b propagating seedance/y
                    a=kling/x b=seedance/y;       kling=ready seedance=ready;                         kling;    a ready kling/x, b ready seedance/y
                    a=kling/x|seedance/y b=kling/x; kling=key_invalid seedance=ready;                 kling;    a ready seedance/y, b blocked kling/x
                    a=kling/x b=seedance/y;       kling=ready;                                        kling;    a ready kling/x, b unknown null
                    """)
    void leadsWithTheOneThatMattersToTheModels(
            String offered, String reports, String lead, String models) {
        var overview = new AccessOverview(reports(reports), offered(offered));

        assertThat(overview.lead().kind()).isEqualTo(lead.strip());
        assertThat(overview.leadFirst().getFirst()).isEqualTo(overview.lead());
        assertThat(
                        overview.standing().stream()
                                .map(
                                        it ->
                                                it.model()
                                                        + " "
                                                        + it.verdict().word()
                                                        + " "
                                                        + it.target()))
                .containsExactly(models.strip().split(", ", -1));
    }

    @Test
    void doesNotBlameAModelForAnotherOfTheSameProvider() {
        AccessReport report =
                report(
                        "kling",
                        Reason.MODEL_NOT_ENABLED,
                        Map.of("x", Standing.REFUSED, "z", Standing.PROVED));
        var overview =
                new AccessOverview(
                        List.of(report, report("seedance", Reason.READY, Map.of())),
                        offered("a=kling/x|seedance/y b=kling/z"));

        assertThat(overview.standing())
                .extracting(it -> it.model() + " " + it.verdict().word() + " " + it.proved())
                .containsExactly("a ready false", "b ready true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    a=kling/x b=seedance/y; kling=ready seedance=credit_exhausted; BLOCKED
                    a=kling/x|seedance/y;   kling=ready seedance=credit_exhausted; READY
                    a=minimax/z;            kling=key_invalid seedance=ready;      BLOCKED
                    a=minimax/z;            kling=key_invalid;                     BLOCKED
                    """)
    void isAsBadAsTheModelThatIsWorstOff(String offered, String reports, Verdict verdict) {
        assertThat(new AccessOverview(reports(reports), offered(offered)).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void leadsWithTheReportThatSaysTheSameAsItsModel() {
        AccessReport ofMany =
                report(
                        "kling",
                        Reason.MODEL_NOT_ENABLED,
                        Map.of("x", Standing.UNKNOWN, "z", Standing.PROVED));
        AccessReport proved = report("seedance", Reason.READY, Map.of());

        assertThat(
                        new AccessOverview(
                                        List.of(ofMany, proved), offered("a=kling/z b=seedance/y"))
                                .lead())
                .isEqualTo(proved);
    }

    @Test
    void tellsOfSeveralProvidersAndTheirModels() {
        var overview =
                new AccessOverview(
                        reports("kling=ready seedance=credit_exhausted"),
                        offered("a=kling/x b=seedance/y"));

        JsonNode json = overview.json();

        assertThat(json.path("kind").asText()).isEqualTo("seedance");
        assertThat(json.path("reports"))
                .extracting(it -> it.path("kind").asText())
                .containsExactly("seedance", "kling");
        assertThat(json.path("offered"))
                .extracting(it -> it.path("verdict").asText())
                .containsExactly("ready", "blocked");
    }

    @Test
    void needsAReport() {
        assertThatThrownBy(() -> new AccessOverview(List.of(), offered("a=kling/x")))
                .hasMessageContaining("no report");
    }

    @Test
    void isTheReportAloneWithOneProvider() {
        AccessReport report = report("kling", Reason.KEY_INVALID, Map.of());
        var overview = new AccessOverview(List.of(report), offered("a=kling/x"));

        assertThat(overview.json().has("reports")).isFalse();
        assertThat(overview.json().has("offered")).isFalse();
        assertThat(overview.json().path("kind").asText()).isEqualTo("kling");
    }

    @Test
    void checksNoProviderThatMakesNothing() {
        assertThat(AccessOverview.kinds(offered("a=seedance/y"))).containsExactly("seedance");
    }

    private static List<AccessReport> reports(String text) {
        return Stream.of(text.strip().split(" ", -1))
                .map(word -> word.split("=", -1))
                .map(pair -> report(pair[0], Reason.ofWord(pair[1]).orElseThrow(), Map.of()))
                .toList();
    }

    private static AccessReport report(String kind, Reason reason, Map<String, Standing> standing) {
        return new AccessReport(
                kind,
                reason.verdict(),
                reason,
                "s",
                Instant.parse("2026-11-26T12:00:00Z"),
                null,
                "host.example",
                List.copyOf(standing.keySet()),
                standing.entrySet().stream()
                        .map(
                                it ->
                                        new ModelStanding(
                                                it.getKey(),
                                                it.getValue(),
                                                null,
                                                it.getValue() == Standing.REFUSED ? reason : null,
                                                null))
                        .toList(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                Milestones.NONE);
    }

    private static OfferedModels offered(String text) {
        return new OfferedModels(
                Stream.of(text.strip().split(" ", -1))
                        .map(word -> word.split("=", -1))
                        .map(
                                pair ->
                                        new OfferedModel(
                                                pair[0],
                                                Stream.of(pair[1].split("\\|", -1))
                                                        .map(AccessOverviewTest::target)
                                                        .toList()))
                        .toList(),
                new DeployedKinds(List.of("kling", "seedance"), Map.of()));
    }

    private static Target target(String word) {
        String[] parts = word.split("/", -1);
        return new Target(parts[0], parts[1], Optional.empty());
    }
}
