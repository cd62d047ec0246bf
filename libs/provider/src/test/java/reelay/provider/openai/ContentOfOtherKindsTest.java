package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.ContentAnswer;

/** What is handed out as a video and is none, or is one in other clothes. */
class ContentOfOtherKindsTest extends ContentTest {

    private static final String VIDEO = "\0\0\0\u0018ftypisom\0\0\2\0isommp41";

    private static final String PICTURE = "\u00ff\u00d8\u00ff\u00e0 a picture";

    private static final String DONE = "{\"id\":\"a\",\"status\":\"completed\"}";

    /** A gateway that lists the cover first, or hands out a playlist at its content route. */
    @ParameterizedTest
    @ValueSource(strings = {PICTURE, "#EXTM3U\n#EXT-X-VERSION:3", "ID3 sound"})
    void thatNoVideoIsMakesItLookFurther(String other) throws IOException {
        server.willDo(bytes(200, other));
        server.willAnswer(200, withLinks("/cover", "/v.mp4"));
        store.willDo(bytes(200, other));
        store.willDo(bytes(200, VIDEO));

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo(VIDEO);
    }

    @Test
    void areTextsThatSendTheUserElsewhere() throws IOException {
        server.willAnswer(200, "see your dashboard", "Content-Type: text/plain");
        server.willAnswer(200, withLinks("/v.mp4"));
        store.willDo(bytes(200, VIDEO));

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo(VIDEO);
    }

    @Test
    void areHandedOnWhereThereIsNothingBetter() throws IOException {
        server.willDo(bytes(200, PICTURE));
        server.willAnswer(200, DONE);

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThat(opened.body().readAllBytes())
                    .isEqualTo(PICTURE.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void areNoReasonToKeepWhatTheJobTakesBack() {
        server.willDo(bytes(200, PICTURE));
        server.willAnswer(200, "{\"id\":\"a\",\"status\":\"failed\",\"error\":\"unsafe\"}");

        assertThat(refused(provider().open("a", 0)).message()).isEqualTo("unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Video is not ready yet",
                "processing",
                "Please wait, your video is being generated.",
                "<html><title>Just a moment...</title></html>",
                ""
            })
    void areNoVerdictWhereTheySayThatTheJobIsUnderWay(String words) {
        server.willAnswer(200, words, "Content-Type: text/plain");
        server.willAnswer(200, DONE);

        notNow(provider().open("a", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "L",
                "\"L\"",
                "[\"L\"]",
                "{\"size\":9,\"download\":{\"href\":\"L\"}}",
                "{\"mime_type\":\"video/mp4\",\"signed\":\"no\",\"signed_url\":\"L\"}"
            })
    void areLinksInOtherShapes(String words) throws IOException {
        server.willAnswer(
                200, words.replace("L", store.address() + "/v.mp4"), "Content-Type: text/plain");
        store.willDo(bytes(200, VIDEO));

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo(VIDEO);
    }

    /** fal's relays keep the result in a document of its own. */
    @Test
    void areDocumentsThatNameThePlace() throws IOException {
        server.willAnswer(404, "{\"detail\":\"Not Found\"}");
        server.willAnswer(
                200,
                "{\"id\":\"a\",\"status\":\"completed\",\"response_url\":\"%s/r.json\"}"
                        .formatted(store.address()));
        store.willAnswer(200, "{\"video\":{\"url\":\"%s/v.mp4\"}}".formatted(store.address()));
        store.willDo(bytes(200, VIDEO));

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo(VIDEO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:video/mp4;base64,", "", "\""})
    void areVideosInBase64(String before) throws IOException {
        String base64 =
                Base64.getMimeEncoder().encodeToString(VIDEO.getBytes(StandardCharsets.ISO_8859_1));
        server.willAnswer(200, before + base64, "Content-Type: text/plain");

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo(VIDEO);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void arePackedWithoutSayingSo(int times) throws IOException {
        byte[] packed = VIDEO.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < times; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(packed);
            }
            packed = out.toByteArray();
        }
        server.willDo(ScriptedServer.bytes(200, packed, MP4));

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo(VIDEO);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 203, 226})
    void comeWithAnotherStatusOfSuccess(int status) throws IOException {
        server.willDo(bytes(status, VIDEO));

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo(VIDEO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bytes 0-23/24",
                "bytes=0-23/24",
                "0-23/24",
                "bytes 0 - 23 / 24",
                "bytes 0-23/*"
            })
    void areCalledAPartInOtherWords(String range) throws IOException {
        server.willDo(
                ScriptedServer.bytes(
                        206,
                        VIDEO.getBytes(StandardCharsets.ISO_8859_1),
                        "Content-Range: " + range));

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo(VIDEO);
    }

    @Test
    void areCalledAPartAndAreAll() throws IOException {
        server.willDo(bytes(206, VIDEO));

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo(VIDEO);
    }

    /** The HTTP client has no exception of its own for this one. */
    @Test
    void comeWithALengthThatIsNoNumber() {
        server.willDo(
                ScriptedServer.raw(
                        "HTTP/1.1 200 OK\nContent-Length: 24, 24\nConnection: close\n\n"));

        notNow(provider().open("a", 0));
    }

    @Test
    void lieBehindARedirectInUtf8() throws IOException {
        String location = store.address() + "/caf\u00e9.mp4";
        server.willAnswer(300, "", "Location: " + location);
        store.willDo(bytes(200, VIDEO));

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo(VIDEO);
        assertThat(store.onlyRequest().target()).isEqualTo("/caf%C3%A9.mp4");
    }

    private String withLinks(String... paths) {
        List<String> links =
                List.of(paths).stream().map(path -> "\"" + store.address() + path + "\"").toList();
        return "{\"id\":\"a\",\"status\":\"completed\",\"output\":" + links + "}";
    }

    private static ScriptedServer.Reaction bytes(int status, String body) {
        return ScriptedServer.bytes(status, body.getBytes(StandardCharsets.ISO_8859_1), MP4);
    }
}
