package reelay.api.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.ApiHandler;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.api.Multipart;
import reelay.api.fetch.ImageFetcher;
import reelay.api.form.FormReader;
import reelay.api.http.ApiRequest;
import reelay.api.http.Bytes;
import reelay.api.reference.Images;
import reelay.api.reference.ReferencePixels;
import reelay.api.reference.ReferenceReader;
import reelay.provider.reach.Connector;
import reelay.provider.reach.TlsServer;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoSize;

/** Reference images given by address, and those of the wrong size. */
class ReferenceImageTest {

    private static final byte[] PNG = Images.png(1280, 720);
    private static final String LINK = "https://images.example.com/a.png?signature=s3cret";

    private static Deployment reelay;

    private final String owner = Deployment.newOwner();
    private final TlsServer server = TlsServer.start();
    private final ImageFetcher fetcher =
            new ImageFetcher(
                    _ -> List.of(InetAddress.ofLiteral("93.184.215.14")),
                    _ ->
                            Connector.toPort(server.port(), Duration.ofSeconds(20))
                                    .connect(InetAddress.getLoopbackAddress()),
                    server.trusting(),
                    Duration.ofSeconds(20));
    private final ApiHandler any = reelay.fetchingWith(fetcher, "any");
    private final ApiHandler exact = reelay.fetchingWith(fetcher, "exact");

    @BeforeAll
    static void start() {
        reelay = Deployment.start();
    }

    @AfterAll
    static void stop() {
        reelay.close();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "text/plain;charset=utf-8", ""})
    void takesADataUrlWhateverItsLabel(String label) {
        Answer answer = json("data:" + label + ";base64," + base64(PNG)).sentTo(any);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(stored(answer.id())).isEqualTo(PNG);
        assertThat(
                        reelay.bucket
                                .reference(find(answer.id()).referenceKey().orElseThrow())
                                .contentType())
                .isEqualTo("image/png");
    }

    @Test
    void takesADataUrlInBracketsAsTheSdksSendIt() {
        Multipart form =
                new Multipart()
                        .text("prompt", "p")
                        .typed(
                                "input_reference[image_url]",
                                "application/octet-stream",
                                ("DATA:image/png;BASE64," + base64(PNG))
                                        .getBytes(StandardCharsets.US_ASCII));
        Answer answer = Event.multipart(form).from(owner).sentTo(any);
        assertThat(stored(answer.id())).isEqualTo(PNG);
    }

    @Test
    void seesTheSameImageInAFileAndInADataUrl() {
        Multipart form =
                new Multipart()
                        .text("prompt", "p")
                        .text("size", "1280x720")
                        .typed("input_reference", null, PNG);
        String first = Event.multipart(form).from(owner).sentTo(any).id();
        Answer retry =
                json("data:;base64," + base64(PNG))
                        .header("x-stainless-retry-count", "1")
                        .sentTo(any);
        assertThat(retry.id()).isEqualTo(first);
    }

    @Test
    void takesADataUrlLargerThanAFilePart() {
        byte[] image = Arrays.copyOf(PNG, 5_000_000);
        Answer answer = json("data:image/png;base64," + base64(image)).sentTo(any);
        assertThat(stored(answer.id())).hasSize(5_000_000);
    }

    @Test
    void fetchesAnImageAndKeepsIt() {
        server.willGive(PNG);
        Answer answer = json(LINK).sentTo(any);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(stored(answer.id())).isEqualTo(PNG);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"idempotency-key, k-1", "x-stainless-retry-count, 1"})
    void findsTheOriginalOfARepeatWithoutFetchingAgain(String header, String value) {
        server.willGive(PNG);
        String first = json(LINK).header(header, value).sentTo(any).id();
        Answer second = json(LINK).header(header, value).sentTo(any);
        assertThat(second.id()).isEqualTo(first);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void tellsTwoAddressesUnderTheSameKeyApart() {
        server.willGive(PNG);
        json(LINK).header("idempotency-key", "k-2").sentTo(any);
        Answer answer = json(LINK + "2").header("idempotency-key", "k-2").sentTo(any);
        assertThat(answer.status()).isEqualTo(409);
    }

    @Test
    void leavesNothingOfAnImageThatCameTooLate() {
        List<String> first = new ArrayList<>();
        // The same request at the same moment, whose address gives another image.
        ImageFetcher late =
                fetcherThatIsLate(
                        () -> {
                            server.willGive(PNG);
                            first.add(keyed("k-3").sentTo(any).id());
                            server.willGive(Images.png(720, 1280));
                        });

        String id = keyed("k-3").sentTo(reelay.fetchingWith(late, "any")).id();

        assertThat(first).containsExactly(id);
        assertThat(reelay.objectsOf(owner)).containsExactly(find(id).referenceKey().orElseThrow());
        assertThat(stored(id)).isEqualTo(PNG);
    }

    private Event keyed(String key) {
        return json(LINK).header("idempotency-key", key);
    }

    /** Something happens before it fetches. */
    private ImageFetcher fetcherThatIsLate(Runnable meanwhile) {
        return new ImageFetcher(
                _ -> {
                    meanwhile.run();
                    return List.of(InetAddress.ofLiteral("93.184.215.14"));
                },
                _ ->
                        Connector.toPort(server.port(), Duration.ofSeconds(20))
                                .connect(InetAddress.getLoopbackAddress()),
                server.trusting(),
                Duration.ofSeconds(20));
    }

    @Test
    void keepsNothingOfARequestWhoseImageIsNone() {
        server.willGive("<html>".getBytes(StandardCharsets.US_ASCII));
        assertRefused(json(LINK).sentTo(any), "unsupported_image", "JPEG, PNG or WebP");
        assertThat(reelay.objectsOf(owner)).isEmpty();
        assertThat(Event.of("GET", "/v1/videos").from(owner).sentTo(any).json().get("data"))
                .isEmpty();
    }

    @Test
    void saysThatAnImageCouldNotBeFetched() {
        server.willSay("HTTP/1.1 403 Forbidden\r\nContent-Length: 0");
        Answer answer = json(LINK).sentTo(any);
        assertRefused(answer, "image_url_unreachable", "images.example.com answered with");
        assertThat(answer.body()).doesNotContain("s3cret", "a.png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://images.example.com/a.png | image_url_refused | https://",
                "https://169.254.169.254/latest | image_url_refused | IP address",
                "https://localhost/a.png | image_url_refused | DNS name",
                "a.png | image_url_refused | https://",
                "data:image/png,abc | image_url_refused | base64",
                "data:image/png;base64 | image_url_refused | base64",
                "data:image/png;base64,*** | image_url_refused | base64",
                "data:image/png;base64, | unsupported_image | PNG",
                "data:image/png;base64,R0lGODlh | unsupported_image | PNG"
            })
    void refusesAnAddressThatIsNone(String url, String code, String message) {
        assertRefused(json(url).sentTo(any), code, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | missing_required_parameter | 'input_reference.image_url'",
                "{\"image_url\": null} | missing_required_parameter | image_url",
                "{\"file_id\": \"file_1\"} | unsupported_value | keeps no files",
                "{\"file_id\": \"f\", \"image_url\": \"u\"} | duplicate_parameter | exactly one",
                "{\"url\": \"u\"} | unknown_parameter | 'input_reference.url'",
                "{\"image_url\": 7} | invalid_type | a string, but got an integer",
                "{\"image_url\": {}} | invalid_type | a string, but got an object",
                "{\"image_url\": []} | invalid_type | a string, but got an array",
                "[] | invalid_type | image_url",
                "7 | invalid_type | image_url"
            })
    void refusesAReferenceThatIsNoAddress(String reference, String code, String message) {
        String body = "{\"prompt\": \"p\", \"input_reference\": " + reference + "}";
        assertRefused(Event.post(body).from(owner).sentTo(any), code, message);
    }

    @ParameterizedTest
    @CsvSource({
        "input_reference[image_url], input_reference[image_url], duplicate_parameter",
        "input_reference[image_url], input_reference, duplicate_parameter",
        "input_reference, input_reference[image_url], duplicate_parameter",
        "input_reference[image_url], input_reference[file_id], duplicate_parameter",
        "input_reference[], input_reference[image_url], duplicate_parameter",
        "input_reference[image_url], input_reference[], duplicate_parameter",
        "input_reference[image_url][], prompt, invalid_type"
    })
    void refusesAReferenceInTwoForms(String one, String other, String code) {
        Multipart form = new Multipart().text(one, LINK).text(other, "u");
        if (!other.equals("prompt")) {
            form.text("prompt", "p");
        }
        assertRefused(Event.multipart(form).from(owner).sentTo(any), code, "input_reference");
    }

    @Test
    void refusesAnAddressThatIsTooLong() {
        Multipart form =
                new Multipart()
                        .text("input_reference[image_url]", "data:," + "A".repeat(20_971_520));
        ApiRequest request =
                new ApiRequest(
                        "r",
                        "POST",
                        "/v1/videos",
                        Map.of("content-type", form.contentType()),
                        Map.of(),
                        Bytes.of(form.bytes()),
                        new ApiRequest.Caller.Known(owner),
                        Map.of());
        ReferenceReader reader = new ReferenceReader(ReferencePixels.ANY, fetcher);
        assertThatThrownBy(() -> reader.read(FormReader.read(request), VideoSize.of("1280x720")))
                .hasMessageContaining("maximum length 20971520");
    }

    @Test
    void takesAnImageOfTheVideosSizeWhereTheProviderWantsThat() {
        server.willGive(PNG);
        assertThat(json(LINK).sentTo(exact).status()).isEqualTo(200);
        assertThat(json("data:;base64," + base64(PNG)).sentTo(exact).status()).isEqualTo(200);
    }

    @Test
    void refusesAnImageOfAnotherSizeWhereTheProviderWantsThat() {
        byte[] other = Images.jpeg(720, 1280);
        String wording = "Inpaint image must match the requested width and height";
        server.willGive(other);
        assertRefused(json(LINK).sentTo(exact), "image_size_mismatch", wording);
        assertRefused(
                json("data:;base64," + base64(other)).sentTo(exact),
                "image_size_mismatch",
                "1280x720, but it has 720x1280");
        Multipart form =
                new Multipart()
                        .text("prompt", "p")
                        .text("size", "1280x720")
                        .typed("input_reference", null, other);
        assertRefused(
                Event.multipart(form).from(owner).sentTo(exact), "image_size_mismatch", wording);
        assertThat(reelay.objectsOf(owner)).isEmpty();
    }

    @Test
    void refusesABrokenHeaderWhereTheProviderWantsItsSize() {
        assertRefused(
                json("data:;base64," + base64(Arrays.copyOf(PNG, 20))).sentTo(exact),
                "unsupported_image",
                "intact");
    }

    private void assertRefused(Answer answer, String code, String message) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("param").textValue()).isEqualTo("input_reference");
        assertThat(answer.error().get("code").textValue()).isEqualTo(code);
        assertThat(answer.error().get("message").textValue()).contains(message);
    }

    /** A request whose image has an address. */
    private Event json(String url) {
        return Event.post(
                        """
                        {"prompt": "p", "size": "1280x720", "input_reference": {"image_url": "%s"}}
                        """
                                .formatted(url))
                .from(owner);
    }

    private static String base64(byte[] image) {
        return Base64.getEncoder().encodeToString(image);
    }

    private static Video find(String id) {
        return reelay.catalog.find(new VideoId(id)).orElseThrow();
    }

    private static byte[] stored(String id) {
        return find(id).referenceKey()
                .map(key -> reelay.bucket.reference(key).bytes())
                .map(
                        bytes -> {
                            byte[] copy = new byte[bytes.remaining()];
                            bytes.get(copy);
                            return copy;
                        })
                .orElseThrow();
    }
}
