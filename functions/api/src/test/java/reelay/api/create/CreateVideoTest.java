package reelay.api.create;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.api.Multipart;
import reelay.api.reference.Images;
import reelay.catalog.bucket.VideoBucket.StoredImage;
import reelay.video.Json;
import reelay.video.Prompt;
import reelay.video.Sha256;
import reelay.video.Video;
import reelay.video.VideoId;

class CreateVideoTest {

    private static final byte[] PNG = Images.png(1280, 720);
    private static final byte[] JPEG = Images.jpeg(1280, 720);
    private static final byte[] WEBP = Images.webpLossy(1280, 720);

    private static Deployment reelay;

    private final String owner = Deployment.newOwner();

    @BeforeAll
    static void start() {
        reelay = Deployment.start();
    }

    @AfterAll
    static void stop() {
        reelay.close();
    }

    @AfterEach
    void mend() {
        reelay.executions.broken = false;
    }

    @Test
    void countsCharactersAsPeopleDo() {
        String longest = "\ud83d\ude00".repeat(Prompt.LONGEST);

        Answer taken = Event.post(prompt(longest)).from(owner).sentTo(reelay.api);
        Answer refused = Event.post(prompt(longest + "!")).from(owner).sentTo(reelay.api);

        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(taken.json().get("prompt").textValue()).isEqualTo(longest);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().get("message").textValue()).contains("32000", "32001");
    }

    private static String prompt(String text) {
        return Json.text(Json.object().put("prompt", text));
    }

    @Test
    void answersTheWholeVideoObject() {
        Answer answer =
                send(
                        """
                        {"prompt": "two friends hug", "model": "maker/film-1", "seconds": "8", "size": "1280x720"}
                        """);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"id":"%s","object":"video","model":"maker/film-1","status":"queued","progress":0,\
                        "created_at":%d,"completed_at":null,"expires_at":%d,"prompt":"two friends hug",\
                        "size":"1280x720","seconds":"8","remixed_from_video_id":null,"error":null}\
                        """
                                .formatted(
                                        answer.id(),
                                        reelay.now().getEpochSecond(),
                                        reelay.now()
                                                .plus(Duration.ofDays(Deployment.RETENTION_DAYS))
                                                .getEpochSecond()));
    }

    @Test
    void keepsTheVideoAndStartsItsExecution() {
        String id = send("{\"prompt\": \"p\"}").id();
        Video video = find(id);
        assertThat(video.owner()).isEqualTo(owner);
        assertThat(video.request().prompt().text()).isEqualTo("p");
        assertThat(reelay.executions.startsOf(id)).isEqualTo(1);
    }

    @Test
    void fillsInTheDefaults() {
        JsonNode video = send("{\"prompt\": \"p\"}").json();
        assertThat(video.get("model").textValue()).isEqualTo("sora-2");
        assertThat(video.get("seconds").textValue()).isEqualTo("4");
        assertThat(video.get("size").textValue()).isEqualTo("720x1280");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"8\"", "8"})
    void takesSecondsAsTextAndAsNumber(String seconds) {
        Answer answer = send("{\"prompt\": \"p\", \"seconds\": " + seconds + "}");
        assertThat(answer.json().get("seconds").textValue()).isEqualTo("8");
    }

    @Test
    void tellsWhenToAskAgain() {
        assertThat(send("{\"prompt\": \"p\"}").header("openai-poll-after-ms")).isEqualTo("3000");
    }

    @Test
    void takesTheLongestPrompt() {
        String prompt = "é".repeat(32_000);
        Answer answer = send("{\"prompt\": \"" + prompt + "\"}");
        assertThat(answer.json().get("prompt").textValue()).isEqualTo(prompt);
    }

    @Test
    void readsAFormAsOpenaiJavaSendsIt() {
        Multipart form =
                new Multipart()
                        .typed("prompt", "text/plain; charset=utf-8", utf8("héllo"))
                        .typed("model", "text/plain; charset=utf-8", utf8("sora-2"))
                        .typed("seconds", "text/plain; charset=utf-8", utf8("12"))
                        .typed("size", "text/plain; charset=utf-8", utf8("1280x720"))
                        .typed("input_reference", "application/octet-stream", PNG);
        Answer answer = Event.multipart(form).from(owner).sentTo(reelay.api);
        assertThat(answer.json().get("prompt").textValue()).isEqualTo("héllo");
        assertThat(answer.json().get("seconds").textValue()).isEqualTo("12");
        assertThat(reference(answer.id())).isEqualTo(PNG);
    }

    @Test
    void readsAFormAsMailLibrariesEncodeIt() {
        String base64 = "\r\nContent-Transfer-Encoding: BASE64";
        Multipart form =
                new Multipart()
                        .typed("prompt", "text/plain" + base64, mime(utf8("héllo")))
                        .typed(
                                "seconds",
                                "text/plain\r\nContent-Transfer-Encoding: 8bit",
                                utf8("4"))
                        .typed("input_reference", "image/png" + base64, mime(PNG));
        Answer answer = Event.multipart(form).from(owner).sentTo(reelay.api);
        assertThat(answer.json().get("prompt").textValue()).isEqualTo("héllo");
        assertThat(reference(answer.id())).isEqualTo(PNG);
    }

    private static byte[] mime(byte[] content) {
        return Base64.getMimeEncoder().encode(content);
    }

    @Test
    void readsAFormAsOpenaiNodeAndPythonSendIt() {
        Multipart form =
                new Multipart()
                        .text("prompt", "héllo")
                        .text("seconds", "4")
                        .file("input_reference", "upload", "application/octet-stream", JPEG);
        Answer answer = Event.multipart(form).from(owner).sentTo(reelay.api);
        assertThat(answer.json().get("prompt").textValue()).isEqualTo("héllo");
        assertThat(reference(answer.id())).isEqualTo(JPEG);
    }

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpg, image/jpeg", "webp, image/webp"})
    void tellsAnImageByItsBytesAndNotByItsName(String extension, String contentType) {
        byte[] image =
                switch (extension) {
                    case "png" -> PNG;
                    case "jpg" -> JPEG;
                    default -> WEBP;
                };
        Multipart form =
                new Multipart()
                        .text("prompt", "p")
                        .file("input_reference", "a.txt", "text/plain", image);
        String id = Event.multipart(form).from(owner).sentTo(reelay.api).id();
        assertThat(find(id).referenceKey())
                .contains(
                        "references/%s/%s.%s.%s"
                                .formatted(
                                        owner, id, Sha256.hex(image).substring(0, 16), extension));
        assertThat(storedReference(id).contentType()).isEqualTo(contentType);
    }

    @Test
    void takesTheLargestImage() {
        byte[] image = Arrays.copyOf(PNG, 4_500_000);
        Multipart form =
                new Multipart()
                        .text("prompt", "p")
                        .typed("input_reference", "application/octet-stream", image);
        Answer answer = Event.multipart(form).from(owner).sentTo(reelay.api);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(reference(answer.id())).isEqualTo(image);
    }

    @Test
    void asksForAnotherTryWhenTheExecutionDoesNotStart() {
        reelay.executions.broken = true;
        Answer answer = send("{\"prompt\": \"p\"}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("2");
        assertThat(answer.header("x-should-retry")).isNull();
        assertThat(answer.error().get("type").textValue()).isEqualTo("server_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create-json", "create-multipart", "create-image-url"})
    void acceptsTheEventFiles(String name) throws Exception {
        String event = Files.readString(Path.of("../../events/api", name + ".json"));
        Answer answer = Event.send(reelay.api, event);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(find(answer.id()).owner()).isEqualTo("alice");
    }

    private Event json(String body) {
        return Event.post(body).from(owner);
    }

    private Answer send(String body) {
        return json(body).sentTo(reelay.api);
    }

    private static Video find(String id) {
        return reelay.catalog.find(new VideoId(id)).orElseThrow();
    }

    private static StoredImage storedReference(String id) {
        return find(id).referenceKey().map(reelay.bucket::reference).orElseThrow();
    }

    private static byte[] reference(String id) {
        ByteBuffer bytes = storedReference(id).bytes();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
