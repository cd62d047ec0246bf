package reelay.api.create;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
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
import reelay.video.Json;
import reelay.video.Video;
import reelay.video.VideoId;

/**
 * Reference images as forms and tools really send them: taken where they can mean one thing only.
 */
class SpellingsOfReferencesTest {

    private static final byte[] PNG = Images.png(1280, 720);
    private static final String BASE64 = Base64.getEncoder().encodeToString(PNG);
    private static final String NAME = "input_reference";

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

    @Test
    void takesBase64InLines() {
        byte[] image = Arrays.copyOf(PNG, 200);
        String lines = Base64.getMimeEncoder().encodeToString(image);
        assertThat(lines).contains("\r\n");
        String indented = lines.replace("\r\n", "\n \t");

        assertTaken(url("data:image/png;base64," + lines), image);
        assertTaken(url("\n data:image/png;base64,\n" + indented + " \n"), image);
    }

    @Test
    void takesBase64ForAddressesAndWithoutPadding() {
        byte[] image = Images.jpeg(1280, 720);
        String forAddresses = Base64.getUrlEncoder().encodeToString(image);
        assertThat(forAddresses).contains("_").endsWith("=");

        assertTaken(url("data:image/jpeg;base64," + forAddresses), image);
        assertTaken(url("data:image/jpeg;base64," + forAddresses.replace("=", "")), image);
        assertTaken(url("data:image/jpeg;base64," + forAddresses + "=="), image);
    }

    @Test
    void takesBase64WithEscapes() {
        String escaped = BASE64.replace("+", "%2B").replace("/", "%2f").replace("=", "%3D");

        assertTaken(url("data:image/png; base64 ," + escaped + "%0A"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/png;base64,iVBO*Rw0KGgo",
                "data:image/png;base64,iVBORw0=KGgo",
                "data:image/png;base64,iVBORw0KG%zz",
                "data:image/png,iVBORw0KGgo",
                "data:;base64"
            })
    void refusesWhatIsNoBase64(String url) {
        assertRefused(url(url), "image_url_refused", "data: URL");
    }

    @Test
    void takesAFileNobodyChoseAsNotSent() {
        Answer empty =
                send(
                        form().file(NAME, "", "application/octet-stream", new byte[0])
                                .text("size", ""));
        Answer list = send(form().typed(NAME + "[]", null, new byte[0]));
        Answer member = send(form().text(NAME + "[image_url]", ""));

        assertThat(video(empty).referenceKey()).isEmpty();
        assertThat(video(list).referenceKey()).isEmpty();
        assertThat(video(member).referenceKey()).isEmpty();
    }

    @Test
    void stillWantsAPrompt() {
        Answer answer = send(new Multipart().text("prompt", ""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("code").textValue()).isEqualTo("empty_string");
    }

    @Test
    void takesAnAddressWhereAFileBelongs() {
        assertTaken(send(form().text(NAME, "data:image/png;base64," + BASE64)));
        assertTaken(send(form().text(NAME, " data:image/png;base64," + BASE64 + "\n")));
        assertTaken(
                send(
                        form().text(
                                        NAME,
                                        "{\"image_url\": \"data:image/png;base64,"
                                                + BASE64
                                                + "\"}")));
        assertTaken(json("\"data:image/png;base64," + BASE64 + "\""));
    }

    @Test
    void fetchesAnAddressWhereAFileBelongs() {
        // Nothing may be fetched from there, which the refusal of the file would not know.
        assertRefused(
                send(form().text(NAME, "https://127.0.0.1/a.png")), "image_url_refused", "public");
        assertRefused(json("\"http://x.test/a.png\""), "image_url_refused", "https");
    }

    @ParameterizedTest
    @CsvSource({
        "photo.png, unsupported_image, '@image.png'",
        "@photo.png, unsupported_image, '@image.png'",
        "C:\\photo.png, unsupported_image, '@image.png'",
        "file-abc123, unsupported_value, file_id",
        "file_abc123, unsupported_value, file_id",
    })
    void saysWhatBelongsWhereTextIs(String text, String code, String word) {
        assertRefused(send(form().text(NAME, text)), code, word);
    }

    @Test
    void takesOneImageOfAList() {
        assertTaken(send(form().typed(NAME + "[]", null, PNG)));
        assertTaken(send(form().typed(NAME + "[0]", "image/png", PNG)));
        assertTaken(
                send(form().typed(NAME + "[]", null, PNG).typed(NAME + "[]", null, new byte[0])));
        assertTaken(send(form().text(NAME + "[][image_url]", "data:;base64," + BASE64)));
        assertTaken(json("[\"data:;base64," + BASE64 + "\"]"));
        assertTaken(json("[{\"image_url\":\"data:;base64," + BASE64 + "\"}]"));
    }

    @Test
    void wantsOneImage() {
        assertRefused(
                send(form().typed(NAME + "[]", null, PNG).typed(NAME + "[]", null, PNG)),
                "duplicate_parameter",
                "one image, and 2 were sent");
        assertRefused(
                send(form().typed(NAME + "[0]", null, PNG).typed(NAME + "[1]", null, PNG)),
                "duplicate_parameter",
                "one image, and 2 were sent");
        assertRefused(json("[\"a\",\"b\",\"c\"]"), "duplicate_parameter", "3 were sent");
        assertRefused(
                send(form().typed(NAME, null, PNG).typed(NAME, null, PNG)),
                "duplicate_parameter",
                NAME);
    }

    @Test
    void refusesAnImageThatWasCut() {
        byte[] jpeg = Images.jpeg(1280, 720);
        for (byte[] image : new byte[][] {PNG, jpeg, Images.webpLossless(1280, 720)}) {
            byte[] cut = Arrays.copyOf(image, image.length - 1);

            assertRefused(send(form().typed(NAME, null, cut)), "unsupported_image", "not intact");
            assertRefused(
                    url("data:;base64," + Base64.getEncoder().encodeToString(cut)),
                    "unsupported_image",
                    "not intact");
        }
    }

    private static Multipart form() {
        return new Multipart().text("prompt", "p");
    }

    private Answer send(Multipart form) {
        return Event.multipart(form).from(owner).sentTo(reelay.api);
    }

    private Answer url(String url) {
        return json(Json.text(Json.object().put("image_url", url)));
    }

    private Answer json(String reference) {
        return Event.post("{\"prompt\":\"p\",\"input_reference\":" + reference + "}")
                .from(owner)
                .sentTo(reelay.api);
    }

    private static void assertTaken(Answer answer) {
        assertTaken(answer, PNG);
    }

    private static void assertTaken(Answer answer, byte[] image) {
        String key = video(answer).referenceKey().orElseThrow();
        assertThat(key).isNotNull();
        assertThat(reelay.bucket.reference(key).bytes()).isEqualTo(ByteBuffer.wrap(image));
    }

    private static Video video(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return reelay.catalog.find(new VideoId(answer.id())).orElseThrow();
    }

    private static void assertRefused(Answer answer, String code, String word) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.error().get("code").textValue()).isEqualTo(code);
        assertThat(answer.error().get("param").textValue()).isEqualTo(NAME);
        assertThat(answer.error().get("message").textValue()).contains(word);
    }
}
