package reelay.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.RequestKind;

/** What providers and gateways were seen to do, one fault each, told in a prompt or by route. */
class OddAnswersTest {

    private final ManualClock clock = new ManualClock();
    private final ProviderSimulator simulator =
            ProviderSimulator.start(SimulatorSettings.defaults().clock(clock));
    private final Client client = new Client(simulator.address(), "sk-simulator");

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void isListedWithOneLine(FaultKind kind) throws IOException {
        JsonNode all = Client.json(client.get("/simulator")).required("faults");

        assertThat(all.findValuesAsText("fault")).contains(kind.word());
        assertThat(all.findValuesAsText("what")).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quota      | /error/code            | insufficient_quota",
                "user_quota | /code                  | insufficient_user_quota",
                "code_msg   | /code                  | 1001",
                "base_resp  | /base_resp/status_code | 1008",
            })
    void hidesAnErrorInA200(String which, String at, String word) throws IOException {
        HttpResponse<byte[]> answer = client.submit("a cat [fault:error_in_200=" + which + "]");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.json(answer).at(at).asText()).isEqualTo(word);
        assertThat(simulator.jobsCreated()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "text", "page", "cut", "list", "no_id"})
    void takesTheJobAndSaysNothingReadable(String which) throws IOException {
        HttpResponse<byte[]> answer = client.submit("a cat [fault:unreadable=" + which + "]");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .doesNotContain("\"id\":\"video_0000");
        assertThat(simulator.jobsCreated()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "data_task_id, /data/task_id", "data_job, /data/id", "request_id, /request_id",
        "video_id, /video_id", "job_id, /job_id", "code_success, /data/id",
    })
    void putsTheIdElsewhere(String which, String at) throws IOException {
        JsonNode answer = Client.json(client.submit("a cat [fault:envelope=" + which + "]"));

        assertThat(answer.at(at).asText()).startsWith("video_");
        assertThat(answer.has("id")).isFalse();
    }

    @Test
    void compressesUnasked() throws IOException {
        HttpResponse<byte[]> answer = client.submit("a cat [fault:compressed]");

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        byte[] body = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new ObjectMapper().readTree(body).path("id").asText()).startsWith("video_");
    }

    @Test
    void putsAMarkBeforeAndALineBehindAndALongTextInside() throws IOException {
        byte[] mark = client.submit("a cat [fault:bom]").body();
        byte[] line = client.submit("a cat [fault:trailing]").body();
        byte[] text = client.submit("a cat [fault:long_text]").body();

        assertThat(Arrays.copyOf(mark, 3)).containsExactly(0xEF, 0xBB, 0xBF);
        assertThat(new String(line, StandardCharsets.UTF_8)).endsWith("-- served by node 3\n");
        assertThat(text).hasSizeGreaterThan(1_200_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user_not_found     | 401 | /error/code    | 401",
                "scope_missing      | 401 | /error/code    | missing_scope",
                "quota_not_enough   | 403 | /error/code    | quota_not_enough",
                "budget_exceeded    | 400 | /error/type    | budget_exceeded",
                "key_limit_exceeded | 403 | /error/message | Key limit exceeded (monthly limit).",
                "account_overdue    | 403 | /error/code    | AccountOverdueError",
                "flagged            | 403 | /error/message | Input was flagged for moderation:"
                        + " violence",
                "legal_reasons      | 451 | /error/type    | invalid_request_error",
                "key_without_model  | 401 | /error/type    | key_model_access_denied",
                "model_name_invalid | 400 | /error/code    | 400",
                "deployment_missing | 404 | /error/code    | DeploymentNotFound",
                "azure_key          | 401 | /error/code    | 401",
            })
    void refusesAsGatewaysDo(String which, int status, String at, String words) throws IOException {
        HttpResponse<byte[]> answer = client.submit("a cat [fault:refused_as=" + which + "]");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Client.json(answer).at(at).asText()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"web_page, 200", "proxy_key, 407", "sign_in, 302"})
    void refusesAsWhatStandsBeforeTheProviderDoes(String which, int status) throws IOException {
        simulator.faults().add(Fault.of(FaultKind.REFUSED_AS).with(which).on(RequestKind.MODELS));

        assertThat(client.get("/v1/models").statusCode()).isEqualTo(status);
        assertThat(client.submit("a cat").statusCode()).isEqualTo(200);
    }

    @Test
    void listsOurModelOnTheSecondPageOrNotAtAll() throws IOException {
        simulator.faults().add(Fault.of(FaultKind.MODELS_SHOW).with("first_page"));
        JsonNode first = Client.json(client.get("/v1/models"));
        JsonNode second = Client.json(client.get("/v1/models?after=text-1"));

        assertThat(first.path("has_more").asBoolean()).isTrue();
        assertThat(first.path("data").findValuesAsText("id")).containsExactly("text-1");
        assertThat(second.path("data").findValuesAsText("id")).containsExactly("sora-2");
        assertThat(Client.errorMessage(client.submit("a cat [fault:models_show]")))
                .contains("belongs to no job");
    }

    @Test
    void redirectsASubmit() throws IOException {
        HttpResponse<byte[]> answer = client.submit("a cat [fault:redirected=303]");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login?from=api");
        assertThat(client.get("/login").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx_404", "detail_404"})
    void losesTheRouteForOneLookBetweenTwoGoodOnes(String fault) throws IOException {
        String id = client.submitted("a cat [fault:" + fault + "]");

        assertThat(client.get("/v1/videos/" + id).statusCode()).isEqualTo(200);
        assertThat(client.get("/v1/videos/" + id).statusCode()).isEqualTo(404);
        assertThat(client.get("/v1/videos/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void shutsTheRouteForEveryJobUntilToldOtherwise() throws IOException {
        String id = client.submitted("a cat");
        simulator.faults().add(Fault.of(FaultKind.CHALLENGE).on(RequestKind.LOOK).times(1));

        assertThat(client.get("/v1/videos/" + id).statusCode()).isEqualTo(403);
        assertThat(client.get("/v1/videos/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void sendsALookToTheAddressWithASlash() throws IOException {
        String id = client.submitted("a cat [fault:slash_307]");

        HttpResponse<byte[]> answer = client.get("/v1/videos/" + id);

        assertThat(answer.statusCode()).isEqualTo(307);
        String there = answer.headers().firstValue("Location").orElseThrow();
        assertThat(there).isEqualTo("/v1/videos/" + id + "/");
        assertThat(Client.json(client.get(there)).required("id").asText()).isEqualTo(id);
    }

    @Test
    void spellsStatusAndKeyAndWrapsTheJob() throws IOException {
        String id =
                completed(
                        "a cat"
                                + " [fault:final_word=succeed][fault:status_key=task_status][fault:wrapped]");

        assertThat(client.look(id).at("/data/task_status").asText()).isEqualTo("succeed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail_reason", "failure_reason", "error_message", "message"})
    void saysWhyElsewhere(String place) throws IOException {
        JsonNode job = client.look(completed("a cat [fault:reason_in=" + place + "]"));

        assertThat(job.required("status").asText()).isEqualTo("failed");
        assertThat(job.required(place).asText()).contains("heavy load");
        assertThat(job.required("error").isNull()).isTrue();
    }

    @Test
    void saysWhyAsJsonInATextOrAsATextOrNotAtAll() throws IOException {
        String json =
                client.look(completed("a [fault:reason_in=error_json]")).path("error").asText();
        String text =
                client.look(completed("b [fault:reason_in=error_text]")).path("error").asText();

        assertThat(new ObjectMapper().readTree(json).at("/error/message").asText()).isEqualTo(text);
        assertThat(client.look(completed("c [fault:reason_in=nowhere]")).toString())
                .doesNotContain("heavy load");
    }

    @ParameterizedTest
    @CsvSource({
        "video_url, /video_url",
        "output, /output",
        "output.0, /output/0",
        "video.url, /video/url",
        "videos.0.url, /videos/0/url",
        "data.video_url, /data/video_url",
        "content.video_url, /content/video_url",
    })
    void namesTheFileInTheJob(String place, String at) throws IOException {
        String id = completed("a cat [fault:result_in=" + place + "]");

        String link = client.look(id).at(at).asText();

        assertThat(client.content(id).statusCode()).isEqualTo(404);
        assertThat(follow(link)).isEqualTo(file(id));
    }

    @ParameterizedTest
    @CsvSource({"data_url, /url, 22", "b64_json, /data/0/b64_json, 0"})
    void putsTheFileInTheJob(String way, String at, int head) throws IOException {
        String id = completed("a cat [fault:result_as=" + way + "]");

        String text = client.look(id).at(at).asText();

        assertThat(Base64.getDecoder().decode(text.substring(head))).isEqualTo(file(id));
    }

    @ParameterizedTest
    @CsvSource({"space, ' '", "pipe, |", "braces, {a}", "percent, % mine"})
    void putsIntoLinksWhatDoesNotBelongThere(String which, String text) throws IOException {
        String id = completed("a cat [fault:redirect_content][fault:link_with=" + which + "]");

        String link = client.content(id).headers().firstValue("Location").orElseThrow();

        assertThat(link).contains(text);
        String escaped =
                link.replace("%", "%25")
                        .replace(" ", "%20")
                        .replace("|", "%7C")
                        .replace("{", "%7B")
                        .replace("}", "%7D");
        assertThat(follow(escaped)).isEqualTo(file(id));
    }

    @Test
    void leavesOriginOrSchemeOutOfLinks() throws IOException {
        String near = completed("a [fault:result_in=url][fault:link_with=no_origin]");
        String far = completed("b [fault:result_in=url][fault:link_with=no_scheme]");

        String path = client.look(near).required("url").asText();
        String host = client.look(far).required("url").asText();

        assertThat(path).startsWith("/files/");
        assertThat(client.get(path).body()).isEqualTo(file(near));
        assertThat(follow("http:" + host)).isEqualTo(file(far));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "close", "length", "ftyp", "ftyp_text"})
    void cutsTheFileOnceAndFramesItAsWhole(String framing) throws IOException {
        String id = completed("a cat [fault:cut_whole=" + framing + "]");

        HttpResponse<byte[]> first = client.content(id);
        byte[] cut =
                first.statusCode() == 302
                        ? follow(first.headers().firstValue("Location").orElseThrow())
                        : first.body();

        byte[] file = file(id);
        assertThat(cut.length).isBetween(32, file.length - 1);
        assertThat(Arrays.copyOf(cut, 32)).isEqualTo(Arrays.copyOf(file, 32));
        assertThat(client.content(id).body()).isEqualTo(file);
    }

    @Test
    void refusesContentOnceAndThenGivesIt() throws IOException {
        String key = completed("a cat [fault:content_401]");
        String guard = completed("a dog [fault:content_challenge=2]");
        String door = completed("a cow [fault:odd_redirect=login]");

        assertThat(client.content(key).statusCode()).isEqualTo(401);
        assertThat(client.content(key).statusCode()).isEqualTo(200);
        assertThat(client.content(guard).statusCode()).isEqualTo(403);
        assertThat(client.content(guard).statusCode()).isEqualTo(403);
        assertThat(client.content(guard).statusCode()).isEqualTo(200);
        assertThat(client.content(door).headers().firstValue("Location"))
                .hasValue("/login?from=content");
        assertThat(client.content(door).statusCode()).isEqualTo(200);
    }

    @Test
    void callsTheFileWhatItIsNot() throws IOException {
        String id = completed("a cat [fault:content_type=text/html]");

        HttpResponse<byte[]> answer = client.content(id);

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(answer.body()).isEqualTo(file(id));
    }

    @ParameterizedTest
    @CsvSource({
        "webm, 0, 1a45dfa3",
        "mov, 4, 77696465",
        "free_first, 4, 66726565",
        "moov_last, 4, 66747970",
        "fragmented, 4, 66747970",
    })
    void givesAnotherContainer(String which, int at, String hex) throws IOException {
        String id = completed("a cat [fault:container=" + which + "]");

        byte[] file = client.content(id).body();

        assertThat(java.util.HexFormat.of().formatHex(file, at, at + 4)).isEqualTo(hex);
        assertThat(file.length).isBetween(2_000, 4_000);
    }

    @ParameterizedTest
    @CsvSource({"page, <!doctype html>", "json, {", "png, PNG", "empty, ''"})
    void givesWhatIsNoVideo(String which, String begin) throws IOException {
        String id = completed("a cat [fault:not_a_video=" + which + "]");

        HttpResponse<byte[]> answer = client.content(id);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1)).contains(begin);
    }

    @Test
    void answersContentWithALinkAsJson() throws IOException {
        String id = completed("a cat [fault:content_json]");

        assertThat(follow(Client.json(client.content(id)).required("url").asText()))
                .isEqualTo(file(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model           | model   | upstream-video-1.5-640x360",
                "seconds         | seconds | 4s",
                "size            | size    | 640*360",
                "tier            | size    | 720p",
                "cut_prompt      | prompt  | a cat walks slowly o...",
            })
    void showsTheJobInOtherWordsInTheList(String which, String key, String value)
            throws IOException {
        String id = client.submitted("a cat walks slowly over [fault:list_shows=" + which + "]");

        JsonNode listed = Client.json(client.get("/v1/videos")).at("/data/0");

        assertThat(listed.required("id").asText()).isEqualTo(id);
        assertThat(listed.required(key).asText()).isEqualTo(value);
        assertThat(client.look(id).required(key).asText()).isNotEqualTo(value);
    }

    @Test
    void listsWithAnOldClockOrADateOfNoUnitOrNoPrompt() throws IOException {
        long created = client.look(client.submitted("a")).required("created_at").asLong();
        client.submitted("b [fault:list_shows=old_clock]");
        client.submitted("c [fault:list_shows=odd_date]");
        client.submitted("d [fault:list_shows=no_prompt]");

        JsonNode data = Client.json(client.get("/v1/videos")).required("data");

        assertThat(data.path(0).has("prompt")).isFalse();
        assertThat(data.path(1).path("created_at").asLong()).isEqualTo(created * 1_000_000_000L);
        assertThat(data.path(2).path("created_at").asLong()).isEqualTo(created - 3600);
    }

    @Test
    void namesTheValuesAFaultTakes() throws IOException {
        assertThat(Client.errorMessage(client.submit("a [fault:container=avi]")))
                .contains(
                        "container needs webm, mov, free_first, moov_last, fragmented, was 'avi'");
        assertThatThrownBy(() -> Fault.of(FaultKind.CUT_OFF).with("all"))
                .hasMessageContaining("cut_off needs a whole number");
    }

    private String completed(String prompt) throws IOException {
        String id = client.submitted(prompt);
        clock.goOn(Duration.ofSeconds(6));
        return id;
    }

    private byte[] file(String id) throws IOException {
        return client.get("/simulator/videos/" + id).body();
    }

    private static byte[] follow(String link) throws IOException {
        try (var in = URI.create(link).toURL().openStream()) {
            return in.readAllBytes();
        }
    }
}
