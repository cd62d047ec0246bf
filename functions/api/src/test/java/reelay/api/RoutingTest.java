package reelay.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.Event.Answer;

class RoutingTest {

    private static final ApiHandler HANDLER = Unreachable.handler();

    @Test
    void saysThatItIsHealthyWithoutAKey() {
        Answer answer = Event.ofNobody("GET", "/healthz").withoutAuthorizer().sentTo(HANDLER);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "/healthz, 200",
        "/v1/models, 200",
        "/v1/models/gpt-4o, 404",
        "/v1/xyz, 404",
        "/v1/videos/edits, 405"
    })
    void answersHeadAsGetWithoutTheBody(String path, int status) {
        Answer get = Event.of("GET", path).sentTo(HANDLER);
        Answer head = Event.of("HEAD", path).sentTo(HANDLER);
        assertThat(get.status()).isEqualTo(status);
        assertThat(get.body()).isNotEmpty();
        assertThat(head.status()).isEqualTo(status);
        assertThat(head.header("content-type")).isEqualTo(get.header("content-type"));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void putsTheSameHeadersOnEveryAnswer() {
        for (String path : new String[] {"/healthz", "/v1/models", "/v1/nothing"}) {
            Answer answer = Event.of("GET", path).sentTo(HANDLER);
            assertThat(answer.header("x-request-id")).isEqualTo(Event.REQUEST_ID);
            assertThat(answer.header("openai-version")).isEqualTo("2020-10-01");
            assertThat(answer.header("openai-processing-ms")).matches("[0-9]+");
            assertThat(answer.header("cache-control")).isEqualTo("no-store");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("content-type")).isEqualTo("application/json");
        }
    }

    @Test
    void listsTheModelsInOpenAisShape() {
        assertThat(Event.of("GET", "/v1/models").sentTo(HANDLER).body())
                .isEqualTo(
                        "{\"object\":\"list\",\"data\":["
                                + "{\"id\":\"sora-2\",\"object\":\"model\",\"created\":0,"
                                + "\"owned_by\":\"reelay\",\"shutdown_date\":null},"
                                + "{\"id\":\"maker/film-1\",\"object\":\"model\",\"created\":0,"
                                + "\"owned_by\":\"reelay\",\"shutdown_date\":null}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models/sora-2, sora-2",
        "/v1/models/maker/film-1, maker/film-1",
        "/v1/models/maker%2Ffilm-1, maker/film-1"
    })
    void showsOneModelAlsoWithASlashInItsName(String path, String model) {
        Answer answer = Event.of("GET", path).sentTo(HANDLER);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.id()).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource({"/v1/models/gpt-4o", "/v1/models/maker+film-1", "/v1/models/%zz", "/v1/models/%"})
    void doesNotKnowOtherModels(String path) {
        Answer answer = Event.of("GET", path).sentTo(HANDLER);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().get("code").textValue()).isEqualTo("model_not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/xyz",
        "GET, /v1",
        "GET, /v1/videos/",
        "GET, /v1/models/",
        "POST, /v2/videos",
        "GET, /v1/videos/a/b/c",
        "GET, /healthz/x"
    })
    void answersAnUnknownPathInOpenAisWords(String method, String path) {
        Answer answer = Event.of(method, path).sentTo(HANDLER);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":{\"message\":\"Invalid URL ("
                                + method
                                + " "
                                + path
                                + ")\",\"type\":\"invalid_request_error\",\"param\":null,"
                                + "\"code\":null}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PUT; /v1/videos; POST, GET, HEAD",
                "PATCH; /v1/videos/video_1; GET, HEAD, DELETE",
                "POST; /v1/videos/video_1/content; GET, HEAD",
                "GET; /v1/videos/edits; POST",
                "DELETE; /v1/models/sora-2; GET, HEAD",
                "POST; /healthz; GET, HEAD"
            })
    void namesTheMethodsAPathHas(String method, String path, String allowed) {
        Answer answer = Event.of(method, path).sentTo(HANDLER);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo(allowed);
        assertThat(answer.error().get("message").textValue()).contains(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/videos/edits, 'provider.example, does not offer editing videos'",
        "POST, /v1/videos/extensions, 'provider.example, does not offer extending videos'",
        "POST, /v1/videos/characters, 'provider.example, does not offer characters'",
        "GET, /v1/videos/characters/char_1, 'provider.example, does not offer characters'",
        "POST, /v1/videos/video_1/remix, 'provider.example, does not offer remixing videos'"
    })
    void refusesByNameWhatItDoesNotDo(String method, String path, String operation) {
        Answer answer = Event.of(method, path).text("ignored").sentTo(HANDLER);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("code").textValue()).isEqualTo("unsupported_operation");
        assertThat(answer.error().get("message").textValue()).contains(operation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "eu.api", "us.api"})
    void saysWhenAModelIsSwitchedOff(String host) {
        Map<String, String> environment = Unreachable.environment();
        environment.put("MODEL_SHUTDOWN_DATES", "maker/film-1=2027-01-31");
        environment.put("PROVIDER_URL", "https://" + host + ".openai.com/v1");
        ApiHandler handler = new ApiHandler(environment);

        JsonNode models = Event.of("GET", "/v1/models").sentTo(handler).json().get("data");
        JsonNode film = Event.of("GET", "/v1/models/maker/film-1").sentTo(handler).json();

        assertThat(models.findValuesAsText("shutdown_date"))
                .containsExactly("2026-09-24", "2027-01-31");
        assertThat(film.get("shutdown_date").textValue()).isEqualTo("2027-01-31");
    }

    @Test
    void findsRoutesBehindAStagesName() {
        Answer answer = Event.of("GET", "/live/v1/models/sora-2").stage("live").sentTo(HANDLER);
        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/videos",
        "POST, /v1/videos",
        "GET, /v1/videos/video_1",
        "DELETE, /v1/videos/video_1",
        "GET, /v1/videos/video_1/content",
        "POST, /v1/videos/video_1/remix",
        "POST, /v1/videos/edits",
        "GET, /v1/models",
        "GET, /v1/models/sora-2"
    })
    void letsNobodyInWithoutAnOwner(String method, String path) {
        Answer missing = Event.ofNobody(method, path).refused("key_missing").sentTo(HANDLER);
        Answer unknown = Event.ofNobody(method, path).refused("key_unknown").sentTo(HANDLER);
        Answer empty = Event.ofNobody(method, path).sentTo(HANDLER);
        Answer blank = Event.ofNobody(method, path).from(" ").sentTo(HANDLER);
        Answer none = Event.ofNobody(method, path).withoutAuthorizer().sentTo(HANDLER);

        assertThat(new Answer[] {missing, unknown, empty, blank, none})
                .allSatisfy(
                        answer -> {
                            assertThat(answer.status()).isEqualTo(401);
                            assertThat(answer.error().get("type").textValue())
                                    .isEqualTo("invalid_request_error");
                            assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
                        });
        assertThat(unknown.error().get("code").textValue()).isEqualTo("invalid_api_key");
        assertThat(missing.error().get("message").textValue()).contains("Authorization");
    }

    @ParameterizedTest
    @CsvSource({"healthz, 200", "models, 200", "no-key, 401", "create-empty-prompt, 400"})
    void answersTheEventFilesThatNeedNoStore(String name, int status) throws IOException {
        String event = Files.readString(Path.of("../../events/api", name + ".json"));
        assertThat(Event.send(HANDLER, event).status()).isEqualTo(status);
    }
}
