package reelay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reelay.simulator.account.SimulatedModel;
import reelay.simulator.settings.SimulatorSettings;

class ProviderSimulatorTest {

    private static final String MP4 = "....ftyp and more";
    private static final int WHITE = 0xffffffff;

    private final ManualClock clock = new ManualClock();
    private final ProviderSimulator simulator =
            ProviderSimulator.start(
                    SimulatorSettings.defaults()
                            .clock(clock)
                            .models(
                                    SimulatedModel.of("sora-2"),
                                    new SimulatedModel("sora-1", LocalDate.of(2026, 9, 24))));
    private final Client client = new Client(simulator.address(), "sk-simulator");

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void answersACreateWithAllThirteenKeys() throws IOException {
        HttpResponse<byte[]> answer = client.post("/v1/videos", "{\"prompt\": \"a cat\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode video = Client.json(answer);
        assertThat(video.required("id").textValue()).matches("video_[0-9a-f]{48}");
        assertThat(video.toString())
                .contains(
                        "\"object\":\"video\",\"model\":\"sora-2\",\"status\":\"queued\",\"progress\":0,"
                                + "\"created_at\":1795348800,\"completed_at\":null,\"expires_at\":null,\"prompt\":\"a"
                                + " cat\",\"size\":\"720x1280\",\"seconds\":\"4\","
                                + "\"remixed_from_video_id\":null,\"error\":null");
        assertThat(video.size()).isEqualTo(13);
    }

    @Test
    void setsTheHeadersOfTheRealOne() throws IOException {
        HttpResponse<byte[]> answer = client.submit("a cat");

        assertThat(answer.headers().firstValue("openai-poll-after-ms")).hasValue("2000");
        assertThat(answer.headers().firstValue("x-request-id").orElseThrow()).startsWith("req_");
        assertThat(answer.headers().firstValue("openai-organization")).isPresent();
    }

    @Test
    void takesMultipartByPartNameWhateverTheFileNames() throws IOException {
        String body =
                """
                --b
                Content-Disposition: form-data; name="prompt"
                Content-Type: text/plain; charset=utf-8

                h\u00e9llo
                --b
                Content-Disposition: form-data; name="seconds"

                8
                --b
                Content-Disposition: form-data; name="input_reference[image_url]"
                Content-Type: application/octet-stream

                https://example.com/cat.png
                --b--
                """
                        .replace("\n", "\r\n");
        JsonNode video =
                Client.json(
                        client.send(
                                client.request("/v1/videos")
                                        .header("Content-Type", "multipart/form-data; boundary=b")
                                        .POST(BodyPublishers.ofString(body))));

        assertThat(video.required("prompt").textValue()).isEqualTo("h\u00e9llo");
        assertThat(video.required("seconds").textValue()).isEqualTo("8");
    }

    @Test
    void goesFromQueuedToCompletedWithProgressThatOnlyRises() throws IOException {
        String id = client.submitted("a cat");
        assertThat(client.look(id).required("status").textValue()).isEqualTo("queued");
        int before = 0;
        for (int i = 0; i < 5; i++) {
            clock.goOn(Duration.ofSeconds(1));
            JsonNode video = client.look(id);
            assertThat(video.required("status").textValue()).isEqualTo("in_progress");
            assertThat(video.required("progress").intValue()).isBetween(before + 1, 99);
            before = video.required("progress").intValue();
        }
        clock.goOn(Duration.ofSeconds(1));

        JsonNode video = client.look(id);
        assertThat(video.required("status").textValue()).isEqualTo("completed");
        assertThat(video.required("progress").intValue()).isEqualTo(100);
        long created = video.required("created_at").longValue();
        assertThat(video.required("completed_at").longValue()).isEqualTo(created + 6);
        assertThat(video.required("expires_at").longValue()).isEqualTo(created + 6 + 3600);
        assertThat(client.get("/v1/videos/" + id).headers().firstValue("openai-poll-after-ms"))
                .isEmpty();
    }

    @Test
    void servesAnMp4WholeAndInParts() throws IOException {
        String id = completed("a cat");

        HttpResponse<byte[]> whole = client.content(id);
        assertThat(whole.headers().firstValue("Content-Type")).hasValue("video/mp4");
        assertThat(whole.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        assertThat(new String(whole.body(), 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        int length = whole.body().length;

        HttpResponse<byte[]> rest = part(id, "bytes=1000-", tag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range"))
                .hasValue("bytes 1000-" + (length - 1) + "/" + length);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 1000, length));
        assertThat(part(id, "bytes=10-19", tag).body())
                .isEqualTo(Arrays.copyOfRange(whole.body(), 10, 20));
        assertThat(part(id, "bytes=-5", tag).body())
                .isEqualTo(Arrays.copyOfRange(whole.body(), length - 5, length));
        assertThat(part(id, "bytes=10-19", "\"another\"").statusCode()).isEqualTo(200);
        HttpResponse<byte[]> beyond = part(id, "bytes=" + length + "-", tag);
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */" + length);
    }

    @Test
    void drawsEveryTakeDifferently() throws IOException {
        assertThat(client.content(completed("a cat")).body())
                .isNotEqualTo(client.content(completed("a cat")).body());
    }

    @Test
    void makesTheFileAsLongAsThePromptAsks() throws IOException {
        String id = completed("a cat [padding:5000000]");

        assertThat(client.content(id).body()).hasSizeGreaterThan(5_000_000);
    }

    @Test
    void hasNoContentBeforeCompletedNorAfterExpiry() throws IOException {
        String id = client.submitted("a cat");
        assertThat(client.content(id).statusCode()).isEqualTo(404);
        assertThat(Client.errorMessage(client.content(id))).contains("not ready");
        clock.goOn(Duration.ofSeconds(6));
        assertThat(client.content(id).statusCode()).isEqualTo(200);
        clock.goOn(Duration.ofHours(1));

        HttpResponse<byte[]> expired = client.content(id);
        assertThat(expired.statusCode()).isEqualTo(404);
        assertThat(Client.errorMessage(expired)).isEqualTo("Video content has expired.");
    }

    @Test
    void refusesVariantsItDoesNotDrawByName() throws IOException {
        String id = completed("a cat");

        HttpResponse<byte[]> answer =
                client.get("/v1/videos/" + id + "/content?variant=spritesheet");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Client.errorMessage(answer))
                .isEqualTo("The simulator does not have variant=spritesheet.");
    }

    @Test
    void drawsTheFirstPictureAsAThumbnail() throws IOException {
        String id = completed("a cat");

        HttpResponse<byte[]> answer = client.get("/v1/videos/" + id + "/content?variant=thumbnail");

        assertThat(answer.headers().firstValue("content-type")).contains("image/png");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).isEqualTo(320);
        assertThat(image.getHeight()).isEqualTo(180);
        // White letters on a gradient, and no other white.
        assertThat(image.getRGB(0, 0)).isNotEqualTo(WHITE);
        assertThat(image.getRGB(0, 0, 320, 180, null, 0, 320)).contains(WHITE);
    }

    @Test
    void listsNewestFirstPageByPage() throws IOException {
        String first = client.submitted("one");
        String second = client.submitted("two");
        String third = client.submitted("three");

        JsonNode page = Client.json(client.get("/v1/videos?limit=2"));
        assertThat(page.required("data").findValuesAsText("id")).containsExactly(third, second);
        assertThat(page.required("first_id").textValue()).isEqualTo(third);
        assertThat(page.required("last_id").textValue()).isEqualTo(second);
        assertThat(page.required("has_more").booleanValue()).isTrue();

        JsonNode next = Client.json(client.get("/v1/videos?limit=2&after=" + second));
        assertThat(next.required("data").findValuesAsText("id")).containsExactly(first);
        assertThat(next.required("has_more").booleanValue()).isFalse();

        JsonNode behind = Client.json(client.get("/v1/videos?after=" + first));
        assertThat(behind.toString())
                .isEqualTo(
                        "{\"object\":\"list\",\"data\":[],\"first_id\":null,\"last_id\":null,\"has_more\":false}");
        assertThat(
                        Client.json(client.get("/v1/videos?order=asc"))
                                .required("data")
                                .findValuesAsText("id"))
                .containsExactly(first, second, third);
    }

    @Test
    void deletesFinishedVideosOnly() throws IOException {
        String id = client.submitted("a cat");
        assertThat(client.delete("/v1/videos/" + id).statusCode()).isEqualTo(400);
        clock.goOn(Duration.ofSeconds(6));

        assertThat(Client.json(client.delete("/v1/videos/" + id)).toString())
                .isEqualTo("{\"id\":\"" + id + "\",\"object\":\"video.deleted\",\"deleted\":true}");
        assertThat(client.get("/v1/videos/" + id).statusCode()).isEqualTo(404);
        assertThat(Client.json(client.get("/v1/videos")).required("data").size()).isZero();
    }

    @Test
    void remixesEditsAndExtendsCompletedVideos() throws IOException {
        String id = completed("a cat");

        JsonNode remix =
                Client.json(client.post("/v1/videos/" + id + "/remix", "{\"prompt\": \"a dog\"}"));
        assertThat(remix.required("remixed_from_video_id").textValue()).isEqualTo(id);
        assertThat(remix.required("size").textValue()).isEqualTo("640x360");
        String source = "\"video\": {\"id\": \"" + id + "\"}, \"prompt\": \"more\"";
        JsonNode edit = Client.json(client.post("/v1/videos/edits", "{" + source + "}"));
        assertThat(edit.required("prompt").textValue()).isEqualTo("more");
        JsonNode extension =
                Client.json(
                        client.post(
                                "/v1/videos/extensions", "{" + source + ", \"seconds\": \"8\"}"));
        assertThat(extension.required("seconds").textValue()).isEqualTo("12");
    }

    @Test
    void editsAndExtendsVideosThatAreSent() throws IOException {
        JsonNode edit = Client.json(client.form("/v1/videos/edits", MP4, "prompt", "p"));
        assertThat(edit.required("status").textValue()).isEqualTo("queued");
        JsonNode extension =
                Client.json(
                        client.form("/v1/videos/extensions", MP4, "prompt", "p", "seconds", "8"));
        assertThat(extension.required("seconds").textValue()).isEqualTo("12");
        assertThat(client.form("/v1/videos/edits", "no MP4", "prompt", "p").statusCode())
                .isEqualTo(400);
        JsonNode stats = Client.json(client.get("/simulator/stats"));
        assertThat(stats.required("sources_uploaded").intValue()).isEqualTo(2);
    }

    @Test
    void keepsCharacters() throws IOException {
        JsonNode made = Client.json(client.form("/v1/videos/characters", MP4, "name", "Ann"));

        String path = "/v1/videos/characters/" + made.required("id").textValue();
        assertThat(Client.json(client.get(path))).isEqualTo(made);
        assertThat(made.required("name").textValue()).isEqualTo("Ann");
        assertThat(client.get("/v1/videos/characters/char_x").statusCode()).isEqualTo(404);
        assertThat(client.form("/v1/videos/characters", "no MP4", "name", "Ann").statusCode())
                .isEqualTo(400);
    }

    @Test
    void forgetsAVideoWhenItIsTold() throws IOException {
        String id = completed("a cat");

        assertThat(client.delete("/simulator/videos/" + id).statusCode()).isEqualTo(200);

        HttpResponse<byte[]> remix =
                client.post("/v1/videos/" + id + "/remix", "{\"prompt\": \"a dog\"}");
        assertThat(remix.statusCode()).isEqualTo(404);
        assertThat(Client.errorMessage(remix)).contains(id, "not found");
    }

    @Test
    void listsModelsWithTheDayTheyEnd() throws IOException {
        assertThat(Client.json(client.get("/v1/models/sora-1")).required("shutdown_date"))
                .hasToString("\"2026-09-24\"");
        assertThat(Client.json(client.get("/v1/models")).required("data").findValuesAsText("id"))
                .containsExactly("sora-2", "sora-1");
        assertThat(client.get("/v1/models/sora-9").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesWrongInputInTheWordsOfTheRealOne() throws IOException {
        assertThat(refusal("{}")).isEqualTo("Missing required parameter: 'prompt'.");
        assertThat(refusal("{\"prompt\": \"p\", \"seconds\": \"10\"}"))
                .isEqualTo(
                        "Invalid value: '10'. Supported values are: '4', '8', '12', '16', and"
                                + " '20'.");
        assertThat(refusal("{\"prompt\": \"p\", \"seconds\": 8}"))
                .isEqualTo(
                        "Invalid type for 'seconds': expected one of '4', '8', '12', '16', or '20',"
                                + " but got an integer instead.");
        assertThat(refusal("{\"prompt\": \"p\", \"size\": \"1x1\"}"))
                .startsWith("Invalid value: '1x1'.");
        assertThat(refusal("{\"prompt\": \"" + "p".repeat(32_001) + "\"}"))
                .startsWith("Invalid 'prompt': string too long.");
        assertThat(refusal("{\"prompt\": ")).contains("could not parse");
        assertThat(simulator.jobsCreated()).isZero();
    }

    @Test
    void refusesUnknownAndRetiredModels() throws IOException {
        HttpResponse<byte[]> unknown =
                client.post("/v1/videos", "{\"prompt\": \"p\", \"model\": \"sora-9\"}");
        HttpResponse<byte[]> retired =
                client.post("/v1/videos", "{\"prompt\": \"p\", \"model\": \"sora-1\"}");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Client.errorMessage(unknown))
                .isEqualTo("The model `sora-9` does not exist or you do not have access to it.");
        assertThat(retired.statusCode()).isEqualTo(404);
        assertThat(Client.errorMessage(retired)).contains("has been deprecated");
    }

    @Test
    void refusesAPictureOfAnotherSize() throws IOException {
        byte[] png = new byte[24];
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, 0, png, 0, 4);
        png[19] = 64;
        png[23] = 64;
        String head =
                """
                --b
                Content-Disposition: form-data; name="prompt"

                p
                --b
                Content-Disposition: form-data; name="input_reference"

                """
                        .replace("\n", "\r\n");
        String body = head + new String(png, StandardCharsets.ISO_8859_1) + "\r\n--b--\r\n";
        HttpResponse<byte[]> answer =
                client.send(
                        client.request("/v1/videos")
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(
                                        BodyPublishers.ofByteArray(
                                                body.getBytes(StandardCharsets.ISO_8859_1))));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.errorMessage(answer))
                .isEqualTo("Inpaint image must match the requested width and height");
    }

    @Test
    void refusesWrongAndMissingKeys() throws IOException {
        try (Client stranger = new Client(simulator.address(), "sk-stolen")) {
            HttpResponse<byte[]> answer = stranger.submit("a cat");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(Client.json(answer).required("error").required("code").textValue())
                    .isEqualTo("invalid_api_key");
            assertThat(Client.errorMessage(answer))
                    .startsWith("Incorrect API key provided")
                    .doesNotContain("stolen");
        }
        assertThat(simulator.submitsReceived()).isEqualTo(1);
        assertThat(simulator.jobsCreated()).isZero();
    }

    @Test
    void refusesUnknownRoutesAndMethods() throws IOException {
        assertThat(Client.errorMessage(client.get("/v1/chat")))
                .isEqualTo("Invalid URL (GET /v1/chat)");
        assertThat(client.delete("/v1/videos").statusCode()).isEqualTo(405);
    }

    private String completed(String prompt) throws IOException {
        String id = client.submitted(prompt);
        clock.goOn(Duration.ofSeconds(6));
        return id;
    }

    private String refusal(String json) throws IOException {
        HttpResponse<byte[]> answer = client.post("/v1/videos", json);
        assertThat(answer.statusCode()).isEqualTo(400);
        return Client.errorMessage(answer);
    }

    private HttpResponse<byte[]> part(String id, String range, String tag) throws IOException {
        return client.send(
                client.request("/v1/videos/" + id + "/content")
                        .header("Range", range)
                        .header("If-Range", tag));
    }
}
