package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.provider.JobRequest;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings.Encoding;
import reelay.provider.SubmitAnswer;
import reelay.provider.refusal.Refusal.Asked;
import reelay.video.Prompt;
import reelay.video.VideoRequest;

/** A refused submit over a socket, in the words of everybody: {@code refusals.txt}. */
class RefusalsTest extends ProviderTest {

    static Stream<Arguments> refusals() throws IOException {
        try (InputStream in =
                Asked.class.getResourceAsStream("/reelay/provider/refusal/refusals.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" :: ", 4))
                    .map(row -> Arguments.of(row[0], Integer.valueOf(row[1]), row[2], row[3]));
        }
    }

    @ParameterizedTest(name = "{2} {1}: {3}")
    @MethodSource("refusals")
    void tellsWhatEverybodyMeans(ProviderErrorKind kind, int status, String who, String body) {
        boolean page = body.startsWith("<");
        server.willAnswer(
                status, body, "Content-Type: " + (page ? "text/html" : "application/json"));

        ProviderError error = refused("film-1", PROMPT);

        assertThat(error.kind()).as(who).isEqualTo(kind);
        assertThat(error.httpStatus()).hasValue(status);
    }

    @Test
    void knowsAtLeastAHundredAndTwentyOfThem() throws IOException {
        assertThat(refusals()).hasSizeGreaterThanOrEqualTo(120);
    }

    private ProviderError refused(String model, String prompt) {
        VideoRequest request =
                new VideoRequest(model, new Prompt(prompt), REQUEST.seconds(), REQUEST.size());
        SubmitAnswer answer =
                provider(server.address().resolve("/v1"), Encoding.JSON, 20_000)
                        .submit(new JobRequest(VIDEO_ID, request, Optional.empty()));
        return ((SubmitAnswer.Declined) answer).error();
    }
}
