package reelay.provider.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.provider.BaseAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.http.Reply;
import reelay.provider.read.Outline;
import reelay.provider.refusal.Refusal.Asked;
import reelay.video.Secret;

/** The forms in which servers say that something is wrong. */
class ErrorReaderTest {

    private final ErrorReader errors =
            new ErrorReader(
                    BaseAddress.of("https://p.example/v1"),
                    () -> Instant.parse("2026-11-22T12:00:00Z"),
                    () -> new ProviderCredentials(new Secret("gw_live_0123456789"), null, null));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    {"error":{"message":"no","type":"t_error","param":null,"code":"c_1"}} | c_1     | no
                    {"error":{"message":"no","type":"t_error","code":null}}               | t_error | no
                    {"error":{"message":"no","type":"t_error","code":429}}                | t_error | no
                    {"error":{"message":"no","code":"429"}}                               | -       | no
                    {"error":{"message":"no"}}                                            | -       | no
                    {"error":"no"}                                                        | -       | no
                    {"error":"no","code":"c_1"}                                           | c_1     | no
                    {"detail":"no"}                                                       | -       | no
                    {"detail":{"error":{"message":"no","code":"c_1"}}}                    | c_1     | no
                    {"detail":[{"loc":["body","prompt"],"msg":"too short"},{"msg":"b"}]}  | -       | body.prompt: too short; b
                    {"code":"c_1","message":"no"}                                         | c_1     | no
                    "no"                                                                  | -       | no
                    no                                                                    | -       | no
                    <!DOCTYPE html><html><head><title>Sorry</title>                       | -       | a web page: Sorry
                    <title>Sorry</title>                                                  | -       | a web page: Sorry
                    <head><title lang="en"> Sorry </title>                                | -       | a web page: Sorry
                    {"error":null}                                                        | -       | p.example answered with status 418 and no reason
                    []                                                                    | -       | p.example answered with status 418 and no reason
                    """)
    void readsEveryFormOfError(String body, String code, String message) {
        ProviderError error = read(418, body);

        assertThat(error.code().orElse(null)).isEqualTo(code);
        assertThat(error.message()).isEqualTo(message);
        assertThat(error.httpStatus()).hasValue(418);
    }

    @Test
    void cutsTheKeyOutWhateverItLooksLike() {
        assertThat(read(401, "no such key: gw_live_0123456789").message())
                .isEqualTo("no such key: [key]");
    }

    @ParameterizedTest
    @CsvSource({
        "401, KEY_INVALID",
        "403, NOT_THE_PROTOCOL",
        "404, ROUTE_MISSING",
        "429, RATE_LIMITED",
        "502, SERVER_ERROR",
        "503, OVERLOADED",
        "200, NOT_THE_PROTOCOL"
    })
    void tellsAWebPageByItsStatus(int status, ProviderErrorKind kind) {
        assertThat(read(status, "<html><head><title>x</title></head></html>").kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Incorrect API key provided: sk-proj-abc***xyz. See docs. | Incorrect API key provided: [key] See docs.
                    key 'sk-abc_1-2' is bad                                  | key '[key]' is bad
                    got Bearer gm_live_77 there                              | got [key] there
                    see https://b.example/v.mp4?X-Sig=s3cret now             | see https://b.example/v.mp4 now
                    a task-based risk-free ask                               | a task-based risk-free ask
                    """)
    void cutsKeysAndSignaturesOut(String told, String kept) {
        assertThat(read(400, told).message()).isEqualTo(kept);
    }

    @Test
    void keepsAtMostAThousandCharacters() {
        assertThat(read(400, "x".repeat(5_000)).message()).hasSize(1_000);
    }

    private ProviderError read(int status, String body) {
        HttpHeaders none = HttpHeaders.of(Map.<String, List<String>>of(), (name, value) -> true);
        return errors.of(Asked.SUBMIT, new Reply.Answer(status, none, body, json(body), true));
    }

    private static Optional<JsonNode> json(String body) {
        try {
            return Outline.of(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
