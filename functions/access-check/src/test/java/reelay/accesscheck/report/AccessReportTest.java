package reelay.accesscheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.accesscheck.report.Situation.usual;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.access.report.AccessReport;
import reelay.accesscheck.evidence.Evidence;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.video.Json;

class AccessReportTest {

    static Stream<Evidence> everySituation() {
        return Stream.of("https://api.openai.com/v1", "https://video.example/v1")
                .map(url -> usual().at(url).using("sora-2"))
                .flatMap(
                        situation ->
                                Stream.concat(
                                        Stream.of(
                                                situation.listing("sora-2", Situation.KEY),
                                                situation.listing("other")),
                                        Stream.of(ProviderErrorKind.values())
                                                .flatMap(kind -> echoing(situation, kind))));
    }

    /** A provider that repeats the key wherever it can. */
    private static Stream<Evidence> echoing(Situation situation, ProviderErrorKind kind) {
        ProviderError error =
                new ProviderError(
                        kind,
                        OptionalInt.of(403),
                        Optional.of("code-" + Situation.KEY),
                        "Bearer " + Situation.KEY + " is " + Situation.KEY,
                        Optional.empty(),
                        Optional.of(Situation.KEY));
        return Stream.of(
                situation.answering(new ModelsAnswer.Denied(error)),
                situation.answering(new ModelsAnswer.CannotTell(error)));
    }

    @ParameterizedTest
    @MethodSource("everySituation")
    void neverHoldsMoreOfTheKeyThanItsEnding(Evidence evidence) {
        AccessReport report = Situation.report(evidence);

        assertThat(Json.text(report) + report).doesNotContain(Situation.KEY, "0123456789");
        assertThat(report.keyEnding()).isEqualTo("wxyz");
    }

    @ParameterizedTest
    @MethodSource("everySituation")
    void readsBackAsItWasWritten(Evidence evidence) throws IOException {
        AccessReport report = Situation.report(evidence);

        assertThat(Json.read(Json.text(report), AccessReport.class)).isEqualTo(report);
    }

    @Test
    void hasNoEndingOfAKeyTooShortToHaveOne() {
        assertThat(Situation.report(usual().withKey("EMPTY").listing("wan-3")).keyEnding())
                .isNull();
    }
}
