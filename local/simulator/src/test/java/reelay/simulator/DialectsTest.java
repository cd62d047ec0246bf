package reelay.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.simulator.dialect.Dialect;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.settings.SimulatorSettings;

/** Each dialect over HTTP, told by what it does differently. */
class DialectsTest {

    private static final String MULTIPART = "multipart/form-data; boundary=b";

    private final ManualClock clock = new ManualClock();
    private ProviderSimulator simulator;
    private Client client;
    private String base;

    private void speak(String dialect) {
        simulator =
                ProviderSimulator.start(
                        SimulatorSettings.defaults()
                                .clock(clock)
                                .generation(Duration.ofMillis(200))
                                .dialect(Dialect.ofName(dialect)));
        client = new Client(simulator.address(), "sk-simulator");
        base = Dialect.ofName(dialect).basePath();
    }

    @AfterEach
    void stop() {
        if (simulator != null) {
            client.close();
            simulator.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openai      | 200 | video_[0-9a-f]{48}     | queued     | in_progress | completed",
                "litellm     | 200 | video_[A-Za-z0-9+/]+=* | processing | processing  | completed",
                "new-api     | 200 | task_[0-9a-f]{32}      | queued     | in_progress | completed",
                "azure       | 200 | video_[0-9a-f]{48}     | queued     | in_progress | completed",
                "openrouter  | 202 | gen-vid-[0-9a-f]{24}   | pending    | in_progress | completed",
                "merge       | 202 | video_[0-9a-f]{48}     | queued     | in_progress | completed",
                "redirecting | 200 | video_[0-9a-f]{48}     | queued     | in_progress | completed",
                "wrapping    | 200 | task_[0-9a-f]{32}      | NOT_START  | IN_PROGRESS | SUCCESS",
                "vllm-omni   | 200 | video_gen_[0-9a-f]{32} | queued     | in_progress | completed",
                "sglang      | 200 | [0-9a-f-]{36}          | queued     | queued      | completed",
                "sglang-cloud| 200 | [0-9a-f-]{36}          | queued     | queued      | completed",
                "aquiles     | 200 | video_[0-9a-f]{12}     | queued     | processing  | completed",
                "unsloth     | 200 | video_[0-9a-f]{48}     | queued     | in_progress | completed",
            })
    void hasItsOwnStatusIdAndWords(
            String dialect, int status, String id, String queued, String running, String completed)
            throws IOException {
        speak(dialect);

        HttpResponse<byte[]> submitted = submit("a cat");

        assertThat(submitted.statusCode()).isEqualTo(status);
        JsonNode job = Client.json(submitted);
        assertThat(id(job)).matches(id);
        assertThat(word(job)).isEqualTo(queued);
        clock.goOn(Duration.ofMillis(100));
        assertThat(word(look(id(job)))).isEqualTo(running);
        clock.goOn(Duration.ofMillis(100));
        assertThat(word(look(id(job)))).isEqualTo(completed);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, 200", "litellm, 200", "new-api, 200", "azure, 200", "openrouter, 200",
        "merge, 200", "redirecting, 302", "wrapping, 404", "vllm-omni, 200", "sglang, 200",
        "sglang-cloud, 400", "aquiles, 200", "unsloth, 200",
    })
    void givesTheContentItsWay(String dialect, int status) throws IOException {
        speak(dialect);
        String id = completed("a cat");

        HttpResponse<byte[]> content = get("/videos/" + encoded(id) + "/content");

        assertThat(content.statusCode()).isEqualTo(status);
        if (status == 200) {
            assertThat(content.body()).isEqualTo(file(id));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openai     | 404 | /error/message | not found",
                "litellm    | 404 | /error/code    | 404",
                "new-api    | 404 | /error/message | Task not found",
                "azure      | 404 | /error/message | not found",
                "openrouter | 404 | /error/code    | 404",
                "vllm-omni  | 404 | /detail        | Video job 'nobody' not found",
                "sglang     | 404 | /detail        | Video not found",
                "aquiles    | 404 | /detail        | Video task not found",
                "unsloth    | 404 | /error/code    | video_not_found",
                "dynamo     | 404 | /error         | Invalid URL",
                "wrapping   | 404 | /error/type    | invalid_request_error",
            })
    void refusesInItsOwnShape(String dialect, int status, String at, String words)
            throws IOException {
        speak(dialect);

        HttpResponse<byte[]> refused = get("/videos/nobody");

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(Client.json(refused).at(at).asText()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "new-api, 404",
        "openrouter, 404",
        "wrapping, 404",
        "dynamo, 404",
        "sglang, 200",
        "vllm-omni, 200",
        "litellm, 200",
    })
    void listsOrNot(String dialect, int status) throws IOException {
        speak(dialect);

        assertThat(get("/videos").statusCode()).isEqualTo(status);
    }

    @Test
    void vllmOmniTakesFormsAlone() throws IOException {
        speak("vllm-omni");

        HttpResponse<byte[]> refused = client.submit("a cat");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Client.json(refused).path("detail").asText()).contains("prompt");
        assertThat(simulator.jobsCreated()).isZero();
    }

    @Test
    void vllmOmniHasNoSizeAndMoreKeys() throws IOException {
        speak("vllm-omni");

        JsonNode job = look(completed("a cat"));

        assertThat(job.required("size").isNull()).isTrue();
        assertThat(job.required("media_type").asText()).isEqualTo("video/mp4");
    }

    @Test
    void openRouterTakesJsonAloneAndNamesWhereToLookAndFetch() throws IOException {
        speak("openrouter");

        assertThat(form("a cat").statusCode()).isEqualTo(422);
        JsonNode job = look(completed("a cat"));
        assertThat(job.at("/unsigned_urls/0").asText()).endsWith("/content?index=0");
        assertThat(job.has("seconds")).isFalse();
        assertThat(get("/videos/" + Client.json(submit("b")).path("id").asText() + "/content"))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(409);
        clock.goOn(Duration.ofHours(2));
        assertThat(get("/videos/" + job.path("id").asText() + "/content").statusCode())
                .isEqualTo(410);
    }

    @Test
    void sglangListsOnOnePageAndAnswersADeleteWithTheJob() throws IOException {
        speak("sglang");
        String id = completed("a cat");

        JsonNode page = Client.json(get("/videos"));
        JsonNode deleted = Client.json(client.delete("/v1/videos/" + id));

        assertThat(page.has("has_more")).isFalse();
        assertThat(page.required("data").findValuesAsText("id")).containsExactly(id);
        assertThat(deleted.required("status").asText()).isEqualTo("deleted");
        assertThat(Client.json(get("/models")).has("models")).isTrue();
    }

    @Test
    void sglangWithACloudSaysInARefusalWhereTheFileIs() throws IOException {
        speak("sglang-cloud");
        String id = completed("a cat");

        String detail = Client.json(get("/videos/" + id + "/content")).required("detail").asText();

        String link = detail.substring(detail.indexOf("http"));
        assertThat(link).isEqualTo(look(id).required("url").asText());
    }

    @Test
    void newApiLeavesOutWhatIsEmptyAndLinksToItsOwnContent() throws IOException {
        speak("new-api");
        String id = completed("a cat");

        JsonNode job = look(id);

        assertThat(job.has("error") || job.has("completed_at")).isFalse();
        assertThat(job.at("/metadata/url").asText()).isEqualTo("/v1/videos/" + id + "/content");
        String other = Client.json(submit("b")).path("id").asText();
        HttpResponse<byte[]> early = get("/videos/" + other + "/content");
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(Client.errorMessage(early))
                .isEqualTo("Task is not completed yet, current status: queued");
    }

    @Test
    void unslothTellsTheLengthThatCameOutAndWhenToLook() throws IOException {
        speak("unsloth");

        assertThat(submit("a cat").headers().firstValue("openai-poll-after-ms")).hasValue("2000");
        assertThat(look(completed("a cat")).required("seconds").asText()).isEqualTo("4.04");
    }

    @Test
    void aquilesWantsNoKeyForContent() throws IOException {
        speak("aquiles");
        String id = completed("a cat");

        try (Client stranger = new Client(simulator.address(), "nobody's")) {
            assertThat(stranger.content(id).statusCode()).isEqualTo(200);
            assertThat(stranger.get("/v1/videos/" + id).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void azureIsElsewhereAndHasDeployments() throws IOException {
        speak("azure");

        assertThat(client.get("/v1/videos").statusCode()).isEqualTo(404);
        HttpResponse<byte[]> refused =
                client.post(base + "/videos", "{\"prompt\":\"a cat\",\"model\":\"my-deployment\"}");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(Client.errorMessage(refused))
                .startsWith("The API deployment 'my-deployment' for this resource does not exist.");
    }

    @Test
    void dynamoAnswersOnceWhenTheVideoIsThere() throws IOException {
        speak("dynamo");

        JsonNode job = Client.json(submit("a cat"));

        assertThat(job.required("status").asText()).isEqualTo("completed");
        assertThat(job.at("/data/0/url").asText()).startsWith("http://127.0.0.1:");
        assertThat(job.has("created") && !job.has("created_at")).isTrue();
        assertThat(get("/videos/" + job.path("id").asText()).statusCode()).isEqualTo(404);
    }

    @Test
    void wrappingShoutsAndPutsTheLinkInTheInnermost() throws IOException {
        speak("wrapping");

        JsonNode answer = look(completed("a cat"));

        assertThat(answer.required("code").asText()).isEqualTo("success");
        assertThat(answer.at("/data/progress").asText()).isEqualTo("100%");
        assertThat(answer.at("/data/data/video_url").asText()).contains("/files/task_");
    }

    @Test
    void failsAJobInItsOwnWords() throws IOException {
        speak("sglang");
        String id = completed("a cat [fault:moderation]");

        JsonNode error = look(id).required("error");

        assertThat(error.required("message").asText()).contains("unsafe prompt");
        assertThat(error.has("code")).isFalse();
    }

    @Test
    void isDescribedForPeople() throws IOException {
        String page = Files.readString(Path.of("../../docs/simulator.md"));

        assertThat(Dialect.all().map(Dialect::name))
                .allSatisfy(name -> assertThat(page).contains("\n| `" + name + "` |"));
        assertThat(FaultKind.values())
                .extracting(FaultKind::word)
                .allSatisfy(fault -> assertThat(page).contains("`" + fault + "`"));
    }

    @Test
    void listsAllNamesWhenOneIsUnknown() {
        assertThatThrownBy(() -> Dialect.ofName("klingon"))
                .hasMessageContaining("no dialect is called 'klingon'")
                .hasMessageContaining("vllm-omni")
                .hasMessageContaining("openrouter");
    }

    @Test
    void tellsWhichItSpeaksAndWhatNobodyHasSeen() throws IOException {
        speak("merge");

        JsonNode help = Client.json(client.get("/simulator"));

        assertThat(help.required("dialect").asText()).isEqualTo("merge");
        assertThat(help.required("dialects").findValuesAsText("dialect"))
                .hasSameSizeAs(Dialect.all().toList());
        assertThat(help.at("/dialects").findValuesAsText("not_seen_live"))
                .contains("everything but the status 202 and the size 768P");
    }

    private String completed(String prompt) throws IOException {
        String id = id(Client.json(submit(prompt)));
        clock.goOn(Duration.ofMillis(200));
        return id;
    }

    private HttpResponse<byte[]> submit(String prompt) throws IOException {
        boolean forms =
                base.equals("/v1") && !Dialect.ofName(spoken()).accepts().takes("application/json");
        return forms
                ? form(prompt)
                : client.post(
                        base + "/videos",
                        "{\"prompt\":\"%s\",\"size\":\"640x360\",\"seconds\":\"4\"}"
                                .formatted(prompt));
    }

    private String spoken() throws IOException {
        return Client.json(client.get("/simulator")).required("dialect").asText();
    }

    private HttpResponse<byte[]> form(String prompt) throws IOException {
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\n%s\r\n--b--\r\n"
                        .formatted(prompt);
        return client.send(
                client.request(base + "/videos")
                        .header("Content-Type", MULTIPART)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<byte[]> get(String path) throws IOException {
        return client.get(base + path);
    }

    private JsonNode look(String id) throws IOException {
        return Client.json(get("/videos/" + encoded(id)));
    }

    private byte[] file(String id) throws IOException {
        return client.get("/simulator/videos/" + encoded(id)).body();
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private static String id(JsonNode job) {
        return job.path("id").asText(job.at("/data/task_id").asText());
    }

    private static String word(JsonNode job) {
        return job.path("status").asText(job.at("/data/status").asText());
    }
}
