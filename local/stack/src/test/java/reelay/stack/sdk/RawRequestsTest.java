package reelay.stack.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests in the shapes that OpenAI's three big SDKs put on the wire, byte by byte. */
class RawRequestsTest {

    private static final String BOUNDARY = "0f1e2d3c-boundary";

    private static final String MULTIPART =
            "Content-Type: multipart/form-data; boundary=" + BOUNDARY;

    @TempDir static Path data;

    private static ApiUnderTest api;

    @BeforeAll
    static void startEverything() {
        api = ApiUnderTest.start(data);
    }

    @AfterAll
    static void stopEverything() {
        api.close();
    }

    @Test
    void javaSendsTextPartsWithATypeAndManyHeadersOfItsOwn() {
        byte[] body =
                form(
                        part("prompt", "", "Content-Type: text/plain; charset=utf-8", "h\u00e9llo"),
                        part("seconds", "", "Content-Type: text/plain; charset=utf-8", "8"));

        Exchange answer =
                post(
                        "/v1/videos",
                        body,
                        MULTIPART,
                        "X-Stainless-Lang: java",
                        "X-Stainless-Retry-Count: 0",
                        "X-Stainless-Nobody-Knows: yes",
                        "OpenAI-Organization: org-1",
                        "Accept-Encoding: gzip");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("prompt").asText()).isEqualTo("h\u00e9llo");
        assertThat(answer.json().path("seconds").asText()).isEqualTo("8");
    }

    @Test
    void javaSendsAFileInChunksWithATypeThatSaysNothing() throws IOException {
        byte[] body =
                form(
                        part("prompt", "", "Content-Type: text/plain; charset=utf-8", "p"),
                        picture(
                                "; filename=\"img419.png\"",
                                "Content-Type: application/octet-stream"));
        var chunked = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += 1000) {
            int length = Math.min(1000, body.length - at);
            chunked.writeBytes(
                    (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunked.write(body, at, length);
            chunked.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunked.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        Exchange answer =
                send(
                        "POST",
                        "/v1/videos",
                        chunked.toByteArray(),
                        MULTIPART,
                        "Transfer-Encoding: chunked");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void javaSendsBytesWithoutAFileName() throws IOException {
        Exchange answer =
                post(
                        "/v1/videos",
                        form(
                                part("prompt", "", "", "p"),
                                picture("", "Content-Type: application/octet-stream")),
                        MULTIPART);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void pythonCallsBareBytesUpload() throws IOException {
        Exchange answer =
                post(
                        "/v1/videos",
                        form(
                                part("prompt", "", "", "p"),
                                picture(
                                        "; filename=\"upload\"",
                                        "Content-Type: application/octet-stream")),
                        MULTIPART);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void whatIsNoImageIsRefusedWhateverItsNameAndTypeSay() {
        Exchange answer =
                post(
                        "/v1/videos",
                        form(
                                part("prompt", "", "", "p"),
                                part(
                                        "input_reference",
                                        "; filename=\"a.png\"",
                                        "Content-Type: image/png",
                                        "no image")),
                        MULTIPART);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("unsupported_image");
        assertThat(answer.json().path("error").path("param").asText()).isEqualTo("input_reference");
    }

    @Test
    void membersOfObjectsComeInBrackets() {
        Exchange answer =
                post(
                        "/v1/videos",
                        form(
                                part("prompt", "", "", "p"),
                                part(
                                        "input_reference[file_id]",
                                        "",
                                        "Content-Type: application/octet-stream",
                                        "file_1")),
                        MULTIPART);

        // The member belongs to input_reference: it is no parameter of its own.
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").path("param").asText())
                .startsWith("input_reference");
        assertThat(answer.errorCode()).isNotEqualTo("unknown_parameter");
    }

    @Test
    void theSourceCannotComeInBothForms() throws IOException {
        Exchange answer =
                post(
                        "/v1/videos",
                        form(
                                part("prompt", "", "", "p"),
                                part("input_reference[image_url]", "", "", "https://x.test/y.png"),
                                picture("; filename=\"y.png\"", "Content-Type: image/png")),
                        MULTIPART);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("duplicate_parameter");
    }

    @Test
    void unknownFieldsAreRefusedByName() {
        Exchange answer =
                post(
                        "/v1/videos",
                        form(part("prompt", "", "", "p"), part("nobody_knows[a][]", "", "", "1")),
                        MULTIPART);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("unknown_parameter");
        assertThat(answer.json().path("error").path("param").asText()).isEqualTo("nobody_knows");
    }

    @Test
    void jsonIsTakenAndSecondsMayBeANumber() {
        Exchange asNumber = json("{\"prompt\":\"p\",\"seconds\":12}");
        Exchange asText = json("{\"prompt\":\"p\",\"seconds\":\"12\",\"model\":null}");

        assertThat(asNumber.json().path("seconds").asText()).isEqualTo("12");
        assertThat(asText.json().path("seconds").asText()).isEqualTo("12");
        assertThat(json("{\"prompt\":\"p\",\"seconds\":12.5}").errorCode())
                .isEqualTo("invalid_type");
    }

    @Test
    void pythonDeletesWithAContentTypeAndNoBody() {
        String id = json("{\"prompt\":\"to be deleted\"}").json().path("id").asText();

        Exchange deleted =
                send(
                        "DELETE",
                        "/v1/videos/" + id,
                        new byte[0],
                        "Content-Type: application/json",
                        "Content-Length: 0");

        assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
        assertThat(deleted.json().path("deleted").asBoolean()).isTrue();
        assertThat(send("DELETE", "/v1/videos/" + id, new byte[0]).status()).isEqualTo(404);
    }

    @Test
    void contentComesWhateverTheClientSaysItAccepts() {
        String id = json("{\"prompt\":\"to be fetched\"}").json().path("id").asText();
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(
                        () ->
                                send("GET", "/v1/videos/" + id, new byte[0])
                                        .json()
                                        .path("status")
                                        .asText()
                                        .equals("completed"));

        Exchange content =
                send(
                        "GET",
                        "/v1/videos/" + id + "/content?variant=video",
                        new byte[0],
                        "Accept: application/binary");
        Exchange thumbnail =
                send("GET", "/v1/videos/" + id + "/content?variant=thumbnail", new byte[0]);

        assertThat(content.status()).isEqualTo(302);
        assertThat(content.header("location").orElseThrow()).contains("X-Amz-Signature");
        assertThat(thumbnail.status()).isEqualTo(302);
        assertThat(thumbnail.header("location").orElseThrow()).contains("image%2Fpng");
    }

    @Test
    void anIdempotencyKeyStandsForOneRequest() {
        String header = "Idempotency-Key: raw-1";
        Exchange first = json("{\"prompt\":\"once\"}", header);
        Exchange again = json("{\"prompt\":\"once\"}", header);
        Exchange other = json("{\"prompt\":\"twice\"}", header);

        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.header("x-should-retry")).hasValue("false");
    }

    @Test
    void aBodyThatIsTooLargeForTheGatewayIsRefusedByIt() {
        Exchange answer = post("/v1/videos", new byte[10 * 1024 * 1024 + 1], MULTIPART);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("message").asText()).isEqualTo("Request Entity Too Large");
    }

    private static Exchange json(String body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: application/json");
        return post(
                "/v1/videos", body.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    private static Exchange post(String target, byte[] body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add("Content-Length: " + body.length);
        return send("POST", target, body, all.toArray(String[]::new));
    }

    /** Sends it and holds the answer to the protocol and to the description. */
    private static Exchange send(String method, String target, byte[] body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add("authorization: Bearer " + api.key());
        Exchange answer = new RawHttp(method, target, all, body).sendTo(api.direct());
        assertThat(api.problems(answer)).isEmpty();
        return answer;
    }

    private static byte[] picture(String fileName, String type) throws IOException {
        var part = new ByteArrayOutputStream();
        part.writeBytes(head("input_reference", fileName, type));
        part.writeBytes(ApiUnderTest.picture());
        return part.toByteArray();
    }

    private static byte[] part(String name, String fileName, String type, String value) {
        var part = new ByteArrayOutputStream();
        part.writeBytes(head(name, fileName, type));
        part.writeBytes(value.getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    private static byte[] head(String name, String fileName, String type) {
        String head =
                "Content-Disposition: form-data; name=\"%s\"%s\r\n%s\r\n"
                        .formatted(name, fileName, type.isEmpty() ? "" : type + "\r\n");
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] form(byte[]... parts) {
        var body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes("--%s\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(part);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
