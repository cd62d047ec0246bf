package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.provider.BaseAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings.Encoding;
import reelay.provider.SubmitAnswer;
import reelay.provider.exchange.ErrorReader;
import reelay.provider.http.Reply;
import reelay.provider.job.JobRequest;
import reelay.provider.read.Outline;
import reelay.provider.refusal.Refusal.Asked;
import reelay.video.Prompt;
import reelay.video.Secret;
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

    /** The texts are those of prompts and models that people really have. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    film-1          | The credit balance is insufficient, and he must top up    | REQUEST_REFUSED
                    film-1          | A model that does not exist walks through a region        | REQUEST_REFUSED
                    film-1          | Your organization must be verified, says the clerk        | REQUEST_REFUSED
                    film-1          | rate limit exceeded, too many requests for the old waiter | REQUEST_REFUSED
                    film-1          | flagged for moderation: a flag in the wind                | REQUEST_REFUSED
                    budget-exceeded | A heron wades through fog                                 | REQUEST_REFUSED
                    quota-not-enough| A heron wades through fog                                 | REQUEST_REFUSED
                    """)
    void findsNoPhraseInThePromptOrInTheModelsName(
            String model, String prompt, ProviderErrorKind kind) {
        server.willAnswer(
                403,
                "{\"error\":{\"message\":\"Computer says no to '%s' with %s\"}}"
                        .formatted(prompt, model));

        ProviderError error = refused(model, prompt);

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.message()).startsWith("Computer says no to '[prompt]'");
    }

    @Test
    void knowsWhatWasSwitchedOffBehindAGateway() {
        server.willAnswer(
                403,
                "{\"error\":{\"message\":\"Your organization must be verified to use the model"
                        + " `sora-2`.\"}}",
                "openai-organization: org-gateway");

        ProviderError error = refused("sora-2", PROMPT);

        assertThat(error.kind()).isEqualTo(ProviderErrorKind.RETIRED);
        assertThat(error.message()).contains("2026-09-24").doesNotContainIgnoringCase("verif");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, sora-2, RETIRED, platform.openai.com/docs/deprecations",
        "https://eu.api.openai.com/v1, sora-2-pro, RETIRED, platform.openai.com/docs/deprecations",
        "https://x.openai.azure.com/openai/v1, sora-2, MODEL_RETIRED, any more"
    })
    void asksNobodyForWhatIsSwitchedOff(
            String url, String model, ProviderErrorKind kind, String end) {
        Optional<ProviderError> obstacle =
                provider(URI.create(url), Encoding.JSON, 20_000).prepare(model);

        assertThat(obstacle).map(ProviderError::kind).contains(kind);
        assertThat(obstacle.get().httpStatus()).isEmpty();
        assertThat(obstacle.get().message()).doesNotContainIgnoringCase("verif").endsWith(end);
    }

    @Test
    void namesTheTargetOfARedirect() {
        server.willAnswer(307, "", "Location: https://login.example/start");

        ProviderError error = refused("film-1", PROMPT);

        assertThat(error.kind()).isEqualTo(ProviderErrorKind.NOT_THE_PROTOCOL);
        assertThat(error.message())
                .contains("https://login.example/start", "ProviderUrl (--provider-url)");
    }

    @Test
    void quotesWhatNobodyKnowsWithoutTheKey() {
        server.willAnswer(403, "{\"error\":{\"message\":\"Nope, " + KEY + "\"}}");

        assertThat(refused("film-1", PROMPT).message()).isEqualTo("Nope, [key]");
    }

    @Test
    void quotesTheInnermostWordsOfAWrappedError() {
        server.willAnswer(
                400,
                "{\"error\":{\"message\":\"Provider returned"
                        + " error\",\"code\":400,\"metadata\":{\"raw\":\"{\\\"error\\\":{\\\"message\\\":\\\"no"
                        + " credits left\\\"}}\"}}}");

        assertThat(refused("film-1", PROMPT).message())
                .isEqualTo("Provider returned error: no credits left");
    }

    /** An error in an answer that looks well; who reads such answers asks for its meaning. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"error":{"code":"insufficient_quota"}}                                   | QUOTA_EXHAUSTED
                    {"code":"insufficient_user_quota","message":"x","data":null}              | QUOTA_EXHAUSTED
                    {"code":1001,"msg":"user balance is not enough"}                          | QUOTA_EXHAUSTED
                    {"base_resp":{"status_code":1008,"status_msg":"insufficient balance"}}    | QUOTA_EXHAUSTED
                    {"base_resp":{"status_code":1002,"status_msg":"rate limit"}}              | RATE_LIMITED
                    {"base_resp":{"status_code":1004,"status_msg":"login fail"}}              | KEY_INVALID
                    {"base_resp":{"status_code":1026,"status_msg":"new_sensitive"}}           | MODERATION_BLOCKED
                    {"error":{"code":402,"message":"Payment needed"}}                         | QUOTA_EXHAUSTED
                    {"error":{"code":429,"message":"x"}}                                      | RATE_LIMITED
                    {"error":{"code":401,"message":"x"}}                                      | KEY_INVALID
                    {"code":1102,"message":"x","request_id":"r"}                              | QUOTA_EXHAUSTED
                    {"code":1303,"message":"x","request_id":"r"}                              | RATE_LIMITED
                    {"success":false,"message":"no idea"}                                     | REQUEST_REFUSED
                    """)
    void knowsErrorsInAnswersThatLookWell(String body, ProviderErrorKind kind) throws IOException {
        ErrorReader errors =
                new ErrorReader(
                        BaseAddress.of("https://p.example/v1"),
                        () -> NOW,
                        () -> new ProviderCredentials(new Secret(KEY), null, null));
        Optional<JsonNode> json =
                Outline.of(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        HttpHeaders none = HttpHeaders.of(Map.<String, List<String>>of(), (_, _) -> true);

        assertThat(errors.of(Asked.SUBMIT, new Reply.Answer(200, none, body, json, true)).kind())
                .isEqualTo(kind);
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
