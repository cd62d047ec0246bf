package reelay.accesscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.accesscheck.Situation.usual;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.video.Json;

class AccessReportTest {

    @Test
    void isWrittenInSnakeCaseWithAbsentPartsLeftOut() throws JsonProcessingException {
        Evidence evidence =
                usual().at("https://user:pass@video.example:8443/v1?api-version=1")
                        .busy(Duration.ofSeconds(40));

        assertThat(Json.tree(Json.text(Situation.report(evidence))))
                .isEqualTo(
                        Json.tree(
                                """
                                {
                                  "verdict": "unknown",
                                  "reason": "rate_limited",
                                  "sentence": "Cannot tell whether video.example accepts the key: it asks us to come back later, which says nothing about access.",
                                  "checked_at": 1795348800,
                                  "try_again_at": 1795348840,
                                  "provider": "video.example",
                                  "models": ["wan-3"],
                                  "key_ending": "wxyz",
                                  "findings": [
                                    {
                                      "check": "retired",
                                      "state": "pass",
                                      "sentence": "Nothing says that video.example or its models are switched off.",
                                      "evidence": {
                                        "http_status": 429,
                                        "code": "rate_limit_exceeded",
                                        "text": "Rate limit reached.",
                                        "headers": {"retry-after": "40"}
                                      },
                                      "advice": []
                                    },
                                    {
                                      "check": "reachable",
                                      "state": "pass",
                                      "sentence": "video.example answers.",
                                      "evidence": {
                                        "http_status": 429,
                                        "code": "rate_limit_exceeded",
                                        "text": "Rate limit reached.",
                                        "headers": {"retry-after": "40"}
                                      },
                                      "advice": []
                                    },
                                    {
                                      "check": "key_accepted",
                                      "state": "unknown",
                                      "reason": "rate_limited",
                                      "sentence": "Cannot tell whether video.example accepts the key: it asks us to come back later, which says nothing about access.",
                                      "evidence": {
                                        "http_status": 429,
                                        "code": "rate_limit_exceeded",
                                        "text": "Rate limit reached.",
                                        "headers": {"retry-after": "40"}
                                      },
                                      "advice": [],
                                      "try_again_at": 1795348840
                                    },
                                    {
                                      "check": "model_listed",
                                      "state": "unknown",
                                      "reason": "rate_limited",
                                      "sentence": "Cannot tell whether video.example has wan-3 for us: it asks us to come back later, which says nothing about access.",
                                      "evidence": {
                                        "http_status": 429,
                                        "code": "rate_limit_exceeded",
                                        "text": "Rate limit reached.",
                                        "headers": {"retry-after": "40"}
                                      },
                                      "advice": [],
                                      "try_again_at": 1795348840
                                    }
                                  ],
                                  "steps": []
                                }
                                """));
    }

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
    void readsBackAsItWasWritten(Evidence evidence) throws JsonProcessingException {
        AccessReport report = Situation.report(evidence);

        assertThat(Json.read(Json.text(report), AccessReport.class)).isEqualTo(report);
    }

    @Test
    void hasNoEndingOfAKeyTooShortToHaveOne() {
        assertThat(Situation.report(usual().withKey("EMPTY").listing("wan-3")).keyEnding())
                .isNull();
    }
}
