package reelay.api.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.api.Unreachable;
import reelay.api.fetch.ImageFetcher;
import reelay.api.form.FormReader;
import reelay.api.http.ApiException;
import reelay.api.http.ApiRequest;
import reelay.api.http.Bytes;
import reelay.api.reference.Images;
import reelay.api.reference.ReferencePixels;
import reelay.api.reference.ReferenceReader;
import reelay.provider.BaseAddress;
import reelay.provider.ProviderSettings;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.target.DeployedKinds;
import reelay.video.Json;
import reelay.video.Operation;
import reelay.video.VideoRequest;
import reelay.video.environment.Environment;

/** What becomes of a create's fields for the models of the catalogue. */
class RequestFieldsTest {

    private static final Path GUIDE = Path.of("../../docs/migrating-from-sora.md");

    private static final DeployedKinds KINDS =
            new DeployedKinds(List.of("kling", "seedance", "minimax", "openrouter"), Map.of());

    private static final ReferenceReader REFERENCES =
            new ReferenceReader(ReferencePixels.ANY, ImageFetcher.overTheInternet());

    private final Offer all = offer("");

    @Test
    void fillsInWhatTheDeploymentUsuallyMakesWhereTheModelCan() {
        VideoRequest kling = request(all, "{\"prompt\":\"p\",\"model\":\"kling-3.0\"}");
        VideoRequest max = request(all, "{\"prompt\":\"p\",\"model\":\"minimax-h3-max\"}");

        assertThat(kling.seconds()).isEqualTo(4);
        assertThat(kling.size()).hasToString("720x1280");
        assertThat(max.seconds()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kling-3.0      | "seconds": "20"            | seconds       | Invalid value: '20'. Supported values of kling/kling-3.0 are: 3 to 15.
                    kling-3.0      | "seconds": "4.5"           | seconds       | Invalid value: '4.5'. Supported values of kling/kling-3.0 are: 3 to 15.
                    google/veo-3.1 | "seconds": 12              | seconds       | Supported values of openrouter/google/veo-3.1 are: 4, 6, 8.
                    kling-3.0      | "size": "1600x1024"        | size          | Supported values of kling/kling-3.0 are: 720p, 1080p in 16:9, 9:16, 1:1, such as 1280x720.
                    kling-3.0      | "size": "large"            | size          | Invalid value: 'large'. Supported values of kling/kling-3.0 are: 720p
                    kling-3.0      | "seed": 7                  | seed          | kling/kling-3.0 does not take 'seed'. It takes beside size: aspect_ratio, resolution.
                    minimax-h3     | "generate_audio": false    | generate_audio | minimax/minimax-h3 does not take 'generate_audio'.
                    seedance-2.5   | "seed": "x"                | seed          | Invalid value: 'x'. Expected a whole number from 0 to 4294967295.
                    seedance-2.5   | "generate_audio": "yes"    | generate_audio | Invalid value: 'yes'. Supported values are: 'true' and 'false'.
                    seedance-2.5   | "last_frame": "https://i.test/a.png" | input_reference | A video that ends with 'last_frame' begins with an image as well.
                    seedance-2.5   | "aspect_ratio": "2:1"      | aspect_ratio  | Supported values of seedance/seedance-2.5 are: 16:9, 4:3, 1:1, 3:4, 9:16, 21:9.
                    seedance-2.5   | "resolution": "4k"         | resolution    | Supported values of seedance/seedance-2.5 are: 480p, 720p, 1080p.
                    seedance-2.5   | "size": "1280x720", "aspect_ratio": "1:1" | aspect_ratio | Invalid value: '1:1'. The size 1280x720 that was asked for as well is 16:9.
                    """)
    void refusesWhatAModelCannotDoAndNamesWhatItCan(
            String model, String fields, String parameter, String message) {
        String body = "{\"prompt\":\"p\",\"model\":\"%s\",%s}".formatted(model, fields);

        assertThatThrownBy(() -> request(all, body))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> {
                            ObjectNode error = error(refusal);
                            assertThat(error.get("message").textValue()).contains(message);
                            assertThat(error.get("param").textValue()).isEqualTo(parameter);
                            assertThat(refusal.response().status()).isEqualTo(400);
                        });
    }

    @Test
    void takesTierAndRatioInsteadOfASize() {
        VideoRequest request =
                request(
                        all,
                        """
                        {"prompt":"p","model":"seedance-2.5","aspect_ratio":"21:9","resolution":"480P"}
                        """);

        assertThat(request.size()).hasToString("1120x480");
        assertThat(((Operation.Create) request.operation()).extra().json()).isEqualTo("{}");
    }

    @Test
    void passesOnWhatTheModelTakesInItsOwnType() {
        VideoRequest request =
                request(
                        all,
                        """
                        {"prompt":"p","model":"seedance-2.5","seed":"7","generate_audio":"false",
                         "last_frame":"https://i.test/last.png","input_reference":"%s"}
                        """
                                .formatted(image(720, 1280)));

        assertThat(((Operation.Create) request.operation()).extra().json())
                .isEqualTo(
                        """
                        {"seed":7,"generate_audio":false,"last_frame":"https://i.test/last.png"}\
                        """
                                .strip());
    }

    @Test
    void asksForAnImageInTheShapeOfTheVideoWhereTheImageDecidesIt() {
        String wide = "\"input_reference\":\"" + image(1280, 720) + "\"";
        String asked = "{\"prompt\":\"p\",\"model\":\"kling-3.0\",\"size\":\"720x1280\"," + wide;

        assertThatThrownBy(() -> read(all, asked + "}"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal ->
                                assertThat(error(refusal).get("message").textValue())
                                        .isEqualTo(
                                                """
                                                kling/kling-3.0 gives a video the shape of its \
                                                image: 720x1280 were asked for, and the image has \
                                                1280x720. Crop the image to that shape, or leave \
                                                'size' out.\
                                                """));
        assertThat(read(all, asked.replace("720x1280", "1920x1080") + "}").reference()).isPresent();
        assertThat(read(all, "{\"prompt\":\"p\",\"model\":\"kling-3.0\"," + wide + "}").reference())
                .isPresent();
        assertThat(read(all, asked.replace("kling-3.0", "seedance-2.0") + "}").reference())
                .isPresent();
    }

    @Test
    void takesWhatOneOfThoseWhoMayMakeItCanDo() {
        Offer mapped = offer("sora-2=kling/kling-3.0|seedance/seedance-2.5");

        assertThat(request(mapped, "{\"prompt\":\"p\",\"seconds\":\"30\"}").seconds())
                .isEqualTo(30);
        assertThatThrownBy(() -> request(mapped, "{\"prompt\":\"p\",\"seconds\":\"31\"}"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal ->
                                assertThat(error(refusal).get("message").textValue())
                                        .contains("kling/kling-3.0 are: 3 to 15"));
        assertThat(request(mapped, "{\"prompt\":\"p\",\"seed\":1}").model()).isEqualTo("sora-2");
    }

    /** An app made for Sora sends these and nothing else. */
    @Test
    void theGuideSaysWhatAnAppMadeForSoraGetsOfEachModel() throws IOException {
        List<String> rows =
                KINDS.kinds().stream()
                        .flatMap(
                                kind ->
                                        ModelCatalogue.builtIn()
                                                .kind(kind)
                                                .orElseThrow()
                                                .models()
                                                .stream()
                                                .map(model -> row(kind, model.name())))
                        .toList();

        assertThat(Files.readAllLines(GUIDE)).containsAll(rows).containsSequence(rows);
    }

    private static String row(String kind, String model) {
        Offer offer = offer("sora-2=" + kind + "/" + model);
        return "| `%s/%s` | %s | %s | %s |"
                .formatted(
                        kind,
                        model,
                        able(offer, "seconds", "4", "8", "12"),
                        able(offer, "size", "720x1280", "1280x720", "1024x1792", "1792x1024"),
                        read(
                                                offer,
                                                "{\"prompt\":\"p\",\"size\":\"1280x720\","
                                                        + "\"input_reference\":\""
                                                        + image(1280, 720)
                                                        + "\"}")
                                        .reference()
                                        .isPresent()
                                ? "yes"
                                : "no");
    }

    private static String able(Offer offer, String field, String... values) {
        return Stream.of(values)
                .filter(
                        value -> {
                            try {
                                request(
                                        offer,
                                        "{\"prompt\":\"p\",\"%s\":\"%s\"}".formatted(field, value));
                                return true;
                            } catch (ApiException refusal) {
                                return false;
                            }
                        })
                .collect(Collectors.joining(", "));
    }

    private static VideoRequest request(Offer offer, String json) {
        return read(offer, json).request();
    }

    private static NewVideo read(Offer offer, String json) {
        return NewVideo.read(
                FormReader.read(
                        new ApiRequest(
                                "id",
                                "POST",
                                "/v1/videos",
                                Map.of("content-type", "application/json"),
                                Map.of(),
                                Bytes.of(json.getBytes(StandardCharsets.UTF_8)),
                                new ApiRequest.Caller.Known("owner"),
                                Map.of())),
                offer,
                REFERENCES);
    }

    private static Offer offer(String models) {
        Map<String, String> variables = new HashMap<>(Unreachable.environment());
        variables.put("VIDEO_MODELS", models);
        variables.put("VIDEO_SECONDS", "4,8,12");
        variables.put("VIDEO_PRICES", "");
        return Offer.from(
                new Environment(variables),
                new ProviderSettings(
                        BaseAddress.NONE,
                        ProviderSettings.Encoding.JSON,
                        Duration.ofSeconds(30),
                        "arn",
                        KINDS));
    }

    private static String image(int width, int height) {
        return "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(Images.png(width, height));
    }

    private static ObjectNode error(ApiException refusal) {
        try {
            return (ObjectNode)
                    Json.tree(
                                    Optional.ofNullable(refusal.response().body())
                                            .map(Object::toString)
                                            .orElseThrow())
                            .get("error");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
