package reelay.api.create;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.ApiHandler;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.api.Multipart;
import reelay.api.Unreachable;
import reelay.api.reference.Images;

/** Requests for a video that are refused before anything is written or started. */
class BadCreateTest {

    private static final byte[] PNG = Images.png(1280, 720);

    private static final ApiHandler HANDLER = Unreachable.handler();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | prompt | missing_required_parameter | Missing required parameter: 'prompt'.",
                "{\"prompt\":null} | prompt | missing_required_parameter | 'prompt'",
                "{\"prompt\":\"\"} | prompt | empty_string | Invalid 'prompt': empty string.",
                "{\"prompt\":\" \\n\"} | prompt | empty_string | empty string",
                "{\"prompt\":\"\\u00a0\\u200b\\u0000\\ufeff\"} | prompt | empty_string | empty"
                        + " string",
                "{\"prompt\":7} | prompt | invalid_type | expected a string, but got an integer",
                "{\"prompt\":[\"p\"]} | prompt | invalid_type | expected a string, but got an"
                        + " array",
                "{\"prompt\":\"p\",\"seconds\":\"10\"} | seconds | invalid_value"
                        + " | Invalid value: '10'. Supported values are: '4', '8', and '12'.",
                "{\"prompt\":\"p\",\"seconds\":10} | seconds | invalid_value | Invalid value:"
                        + " '10'.",
                "{\"prompt\":\"p\",\"seconds\":4.0} | seconds | invalid_type"
                        + " | expected one of '4', '8', or '12', but got a decimal number instead.",
                "{\"prompt\":\"p\",\"seconds\":true} | seconds | invalid_type | a boolean",
                "{\"prompt\":\"p\",\"seconds\":-4} | seconds | invalid_value | '-4'",
                "{\"prompt\":\"p\",\"seconds\":\"\"} | seconds | invalid_value | ''",
                "{\"prompt\":\"p\",\"size\":\"1x1\"} | size | invalid_value"
                        + " | Supported values are: '720x1280' and '1280x720'.",
                "{\"prompt\":\"p\",\"size\":720} | size | invalid_type | an integer",
                "{\"prompt\":\"p\",\"size\":{}} | size | invalid_type | an object",
                "{\"prompt\":\"p\",\"model\":\"sora-3\"} | model | invalid_value"
                        + " | Supported values are: 'sora-2' and 'maker/film-1'.",
                "{\"prompt\":\"p\",\"seed\":7} | seed | unknown_parameter"
                        + " | Unknown parameter: 'seed'.",
                "{\"prompt\":\"p\",\"Prompt\":\"p\"} | Prompt | unknown_parameter | 'Prompt'",
                "{\"prompt\":\"p\",\"input_reference\":{\"file_id\":\"file_1\"}}"
                        + " | input_reference | unsupported_value | file_id",
                "{\"prompt\":\"p\",\"input_reference\":true} | input_reference | invalid_type"
                        + " | a boolean",
                "{\"prompt\":\"a\",\"prompt\":\"b\"} | prompt | duplicate_parameter | more than"
                        + " once",
                "{\"prompt\":\"\\ud83d\"} | prompt | invalid_value | surrogate",
                "{\"prompt\":\"p\",\"input_reference\":{\"image_url\":\"\\udc00\"}}"
                        + " | input_reference.image_url | invalid_value | surrogate"
            })
    void refusesAFieldByName(String body, String param, String code, String message) {
        assertRefused(Event.post(body), 400, param, code, message);
    }

    @Test
    void refusesAPromptOfMoreThan32000Characters() {
        assertRefused(
                Event.post("{\"prompt\":\"" + "a".repeat(32_001) + "\"}"),
                400,
                "prompt",
                "string_above_max_length",
                "maximum length 32000, but got a string with length 32001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"prompt\":\"p\"",
                "{\"prompt\":\"p\"} x",
                "prompt=p",
                "[]",
                "\"p\"",
                "null",
                "   ",
                "{\"prompt\":\"p\\q\"}",
                "{\"seconds\":1e99999999999}"
            })
    void refusesWhatIsNoJsonObject(String body) {
        assertThat(Event.post(body).sentTo(HANDLER).status()).isEqualTo(400);
        assertThat(Event.post(body).sentTo(HANDLER).error().get("type").textValue())
                .isEqualTo("invalid_request_error");
    }

    @Test
    void refusesJsonThatIsNoUtf8() {
        byte[] body = "{\"prompt\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(
                Event.post("").bytes(body),
                400,
                null,
                "malformed_body",
                "could not parse the body");
    }

    @Test
    void refusesJsonThatIsNestedTooDeep() {
        String body = "{\"prompt\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertRefused(Event.post(body), 400, null, "malformed_body", "could not parse the body");
    }

    @Test
    void refusesABodyThatIsSaidToBeBase64AndIsNot() {
        Event event = Event.of("POST", "/v1/videos").bytes(new byte[3]).text("*** no base64 ***");
        assertRefused(event, 400, null, "malformed_body", "base64");
    }

    /** As bytes, and as API Gateway passes on what it took for UTF-8. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void refusesABodyInWiderCharacters(String charset) {
        byte[] body = "{\"prompt\":\"a boat\"}".getBytes(Charset.forName(charset));
        String decoded = new String(body, StandardCharsets.UTF_8);
        for (Event event : List.of(Event.post("").bytes(body), Event.post(decoded))) {
            assertRefused(event, 400, null, "malformed_body", "not UTF-8");
        }
    }

    @Test
    void refusesABodyInLatin1() {
        byte[] body = "{\"prompt\":\"un café\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(Event.post("").bytes(body), 400, null, "malformed_body", "not UTF-8");
        assertRefused(
                Event.post(new String(body, StandardCharsets.UTF_8)),
                400,
                "prompt",
                "invalid_value",
                "not UTF-8");
        assertRefused(
                Event.multipart(new Multipart().text("prompt", "un caf\ufffd")),
                400,
                "prompt",
                "invalid_value",
                "not UTF-8");
    }

    @Test
    void refusesAPackedBodyByTheNameOfItsHeader() {
        assertRefused(
                Event.post("{\"prompt\":\"p\"}").header("content-encoding", "gzip"),
                415,
                null,
                "unsupported_content_encoding",
                "Unsupported content encoding 'gzip'");
        assertRefused(
                Event.post("{}").header("content-encoding", "identity"),
                400,
                "prompt",
                "missing_required_parameter",
                "'prompt'");
    }

    @Test
    void asksForThePromptWhenThereIsNoBody() {
        assertRefused(
                Event.of("POST", "/v1/videos"),
                400,
                "prompt",
                "missing_required_parameter",
                "'prompt'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "text/plain", "application/x-www-form-urlencoded", "image/png", ";;"})
    void refusesOtherContentTypes(String type) {
        Event event = Event.post("{\"prompt\":\"p\"}").header("content-type", type);
        assertRefused(event, 415, null, "unsupported_content_type", "multipart/form-data");
    }

    @Test
    void refusesAPartThatIsNoField() {
        assertRefused(
                Event.multipart(new Multipart().text("prompt", "p").text("extra_params[b][]", "1")),
                400,
                "extra_params",
                "unknown_parameter",
                "'extra_params'");
    }

    @ParameterizedTest
    @CsvSource({"quoted-printable, as quoted-printable", "base64, 'says that it is Base64'"})
    void refusesAPartInACodeThatItCannotRead(String encoding, String said) {
        assertRefused(
                Event.multipart(
                        new Multipart()
                                .typed(
                                        "prompt",
                                        encoded(encoding),
                                        "caf=C3=A9".getBytes(StandardCharsets.UTF_8))),
                400,
                null,
                "malformed_body",
                said);
    }

    private static String encoded(String encoding) {
        return "text/plain\r\nContent-Transfer-Encoding: " + encoding;
    }

    @Test
    void refusesAFieldThatComesTwice() {
        assertRefused(
                Event.multipart(new Multipart().text("prompt", "p").text("prompt", "q")),
                400,
                "prompt",
                "duplicate_parameter",
                "'prompt'");
    }

    @Test
    void refusesAReferenceInBothForms() {
        assertRefused(
                Event.multipart(
                        new Multipart()
                                .text("prompt", "p")
                                .text("input_reference[image_url]", "https://x/y.png")
                                .typed("input_reference", "application/octet-stream", PNG)),
                400,
                "input_reference",
                "duplicate_parameter",
                "two forms");
    }

    @Test
    void refusesAnImageWhereItsAddressBelongs() {
        assertRefused(
                Event.multipart(
                        new Multipart()
                                .text("prompt", "p")
                                .typed(
                                        "input_reference[image_url]",
                                        "application/octet-stream",
                                        PNG)),
                400,
                "input_reference",
                "invalid_value",
                "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF89a", "\u0089PNG", "RIFF....WAVE", "photo.png", "C:/y.png"})
    void refusesAReferenceThatIsNoImageWhateverItIsCalled(String content) {
        assertRefused(
                Event.multipart(
                        new Multipart()
                                .text("prompt", "p")
                                .file(
                                        "input_reference",
                                        "a.png",
                                        "image/png",
                                        content.getBytes(StandardCharsets.ISO_8859_1))),
                400,
                "input_reference",
                "unsupported_image",
                "JPEG, PNG or WebP");
    }

    @Test
    void saysWhatToDoAboutAnImageThatIsTooLarge() {
        assertRefused(
                Event.multipart(
                        new Multipart()
                                .text("prompt", "p")
                                .typed(
                                        "input_reference",
                                        "application/octet-stream",
                                        Arrays.copyOf(PNG, 4_500_001))),
                413,
                "input_reference",
                "image_too_large",
                "input_reference[image_url]");
    }

    @Test
    void refusesTextThatIsNoUtf8() {
        assertRefused(
                Event.multipart(
                        new Multipart().typed("prompt", null, new byte[] {(byte) 0xff, 'a'})),
                400,
                "prompt",
                "invalid_value",
                "UTF-8");
    }

    @Test
    void refusesAMultipartBodyThatEndsEarly() {
        Multipart form = new Multipart().text("prompt", "p");
        assertBadFrame(form.contentType(), Arrays.copyOf(form.bytes(), form.bytes().length / 2));
        assertBadFrame(form.contentType(), form.unfinished());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=another",
                "multipart/form-data; boundary=\"",
                "multipart/form-data; border=d245b5a1"
            })
    void refusesAMultipartBodyWithoutItsBoundary(String contentType) {
        assertBadFrame(contentType, new Multipart().text("prompt", "p").bytes());
    }

    @Test
    void refusesABoundaryThatIsTooLong() {
        assertBadFrame(
                "multipart/form-data; boundary=" + "b".repeat(5_000),
                new Multipart().text("prompt", "p").bytes());
    }

    @Test
    void refusesAPartWithoutAName() {
        Multipart form = new Multipart().part("filename=\"a.png\"", null, PNG);
        assertBadFrame(form.contentType(), form.bytes());
    }

    @Test
    void refusesThousandsOfParts() {
        Multipart form = new Multipart();
        for (int i = 0; i < 2_000; i++) {
            form.text("field" + i, "x");
        }
        assertBadFrame(form.contentType(), form.bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void refusesABlankIdempotencyKey(String key) {
        assertRefused(
                Event.post("{\"prompt\":\"p\"}").header("idempotency-key", key),
                400,
                "idempotency-key",
                "empty_string",
                "idempotency-key");
    }

    @Test
    void refusesAnIdempotencyKeyOfMoreThan255Characters() {
        assertRefused(
                Event.post("{\"prompt\":\"p\"}").header("idempotency-key", "k".repeat(256)),
                400,
                "idempotency-key",
                "string_above_max_length",
                "256");
    }

    @Test
    void repeatsAClientsTextOnlyInPart() {
        JsonNode error =
                Event.post("{\"prompt\":\"p\",\"size\":\"" + "9".repeat(10_000) + "\"}")
                        .sentTo(HANDLER)
                        .error();
        assertThat(error.get("message").textValue()).hasSizeLessThan(300);
    }

    private void assertBadFrame(String contentType, byte[] body) {
        assertRefused(
                Event.of("POST", "/v1/videos").header("content-type", contentType).bytes(body),
                400,
                null,
                "malformed_body",
                "We could not parse the body of your request");
    }

    private void assertRefused(Event event, int status, String param, String code, String message) {
        Answer answer = event.sentTo(HANDLER);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error().fieldNames())
                .toIterable()
                .containsExactly("message", "type", "param", "code");
        assertThat(answer.error().get("type").textValue()).isEqualTo("invalid_request_error");
        assertThat(answer.error().get("param").textValue()).isEqualTo(param);
        assertThat(answer.error().get("code").textValue()).isEqualTo(code);
        assertThat(answer.error().get("message").textValue()).contains(message);
    }
}
