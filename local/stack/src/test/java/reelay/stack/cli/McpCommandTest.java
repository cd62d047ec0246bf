package reelay.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.stack.Stack;
import reelay.stack.StackUnderTest;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;
import reelay.video.Json;

/** What an agent meets: a process of its own, spoken to with the official client. */
class McpCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir static Path data;

    private static final Queue<McpSchema.ProgressNotification> PROGRESS =
            new ConcurrentLinkedQueue<>();
    private static final Queue<String> LOG = new ConcurrentLinkedQueue<>();

    private static Stack stack;
    private static McpSyncClient agent;

    /** What the provider refuses at once costs no time. */
    private static final String REFUSED = " [fault:refused_as=flagged]";

    @TempDir Path folder;

    @BeforeAll
    static void startAStackAndAServerForIt() {
        stack =
                Stack.start(
                        StackSettings.of(StackUnderTest.PROJECT, data)
                                .on(Ports.free())
                                .withParameters(Map.of("VideoPrices", "sora-2=0.10"))
                                .generating(Duration.ofSeconds(1)));
        var mapper = new JacksonMcpJsonMapper(JSON);
        var transport = new StdioClientTransport(server(), mapper);
        transport.setStdErrorHandler(LOG::add);
        agent =
                McpClient.sync(transport)
                        .requestTimeout(Duration.ofSeconds(60))
                        // Holds every answer against the tool's own schema.
                        .jsonSchemaValidator(new DefaultJsonSchemaValidator())
                        .enableCallToolSchemaCaching(true)
                        .progressConsumer(PROGRESS::add)
                        .build();
        agent.initialize();
        agent.listTools();
    }

    private static ServerParameters server() {
        return ServerParameters.builder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .args(
                        "-XX:TieredStopAtLevel=1",
                        "-Dreelay.project=" + StackUnderTest.PROJECT.toAbsolutePath().normalize(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "mcp",
                        "--key-env",
                        "REELAY_KEY")
                .env(
                        Map.of(
                                "OPENAI_BASE_URL",
                                stack.addresses().api() + "/v1",
                                "REELAY_KEY",
                                stack.apiKey().value()))
                .build();
    }

    @AfterAll
    static void stop() {
        agent.closeGracefully();
        stack.close();
    }

    @Test
    void makesAVideoWaitsForItAndSavesIt() throws IOException {
        String id = made("boat", "a paper boat on a lake");
        McpSchema.CallToolRequest wait =
                McpSchema.CallToolRequest.builder("get_video")
                        .arguments(Map.of("id", id, "wait_seconds", 50))
                        .progressToken("boat")
                        .build();

        JsonNode seen = good(agent.callTool(wait));
        JsonNode saved =
                good("save_video", Map.of("id", id, "path", folder.resolve("b.mp4").toString()));

        assertThat(seen.path("finished").asBoolean()).as(seen.toString()).isTrue();
        assertThat(seen.at("/video/status").asText()).isEqualTo("completed");
        assertThat(seen.at("/video/created_at").asText()).startsWith("20").endsWith("Z");
        assertThat(PROGRESS.stream().filter(it -> it.progressToken().equals("boat")).toList())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.total()).isEqualTo(50))
                .extracting(McpSchema.ProgressNotification::progress)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(saved.path("bytes").asLong())
                .isEqualTo(Files.size(folder.resolve("b.mp4")))
                .isGreaterThan(1000);
        assertThat(Path.of(saved.path("path").asText())).isEqualTo(folder.resolve("b.mp4"));
    }

    @Test
    void aRetryOfTheSameNameFindsTheSameVideo() {
        String prompt = "the one and only" + REFUSED;
        String first = made("twice", prompt);
        String again = made("twice", prompt);
        JsonNode another = refused("make_video", Map.of("name", "twice", "prompt", "another"));

        assertThat(again).isEqualTo(first);
        assertThat(good("list_videos", Map.of("limit", 100)).path("videos").valueStream())
                .filteredOn(it -> it.path("prompt").asText().equals(prompt))
                .hasSize(1);
        assertThat(another.path("code").asText()).isEqualTo("idempotency_key_reused");
        assertThat(another.path("remedy").asText()).contains("choose another name");
    }

    @Test
    void saysWhichFieldIsRefusedAndWhatToDo() {
        JsonNode seconds =
                refused("make_video", Map.of("name", "long", "prompt", "a", "seconds", 999));
        JsonNode image =
                refused("make_video", Map.of("name", "key", "prompt", "a", "image", "/etc/passwd"));
        JsonNode arguments = refused("make_video", Map.of("name", "no prompt"));

        assertThat(seconds.path("code").asText()).isEqualTo("invalid_value");
        assertThat(seconds.path("field").asText()).isEqualTo("seconds");
        assertThat(seconds.path("message").asText()).contains("'999'", "Supported values");
        assertThat(seconds.path("remedy").asText()).contains("Nothing was made");
        assertThat(image.path("field").asText()).isEqualTo("image");
        assertThat(arguments.path("code").asText()).isEqualTo("invalid_arguments");
        assertThat(arguments.path("message").asText()).contains("prompt", "name");
    }

    @Test
    void takesAnImageFile() throws IOException {
        Path image = Files.writeString(folder.resolve("not-really.png"), "no picture");

        JsonNode error =
                refused(
                        "make_video",
                        Map.of("name", "png", "prompt", "a", "image", image.toString()));

        assertThat(error.path("field").asText()).as("it was sent and looked at").isEqualTo("image");
        assertThat(error.path("code").asText()).isEqualTo("unsupported_image");
    }

    @Test
    void saysThatAnIdIsUnknown() {
        String unknown = "video_" + "0".repeat(48);

        assertThat(refused("get_video", Map.of("id", unknown)).path("code").asText())
                .isEqualTo("video_not_found");
        assertThat(refused("get_video", Map.of("id", "../models")).path("code").asText())
                .isEqualTo("invalid_id");
        assertThat(
                        refused("save_video", Map.of("id", unknown, "path", folder.toString()))
                                .path("code")
                                .asText())
                .isEqualTo("video_not_found");
        assertThat(folder).as("nothing is left behind").isEmptyDirectory();
    }

    @Test
    void saysWhyAVideoFailedAndWhatHelps() {
        String id = made("bad", "no" + REFUSED);

        JsonNode seen = good("get_video", Map.of("id", id, "wait_seconds", 50));

        JsonNode failure = seen.path("failure");
        assertThat(failure.path("code").asText())
                .as(seen.toString())
                .isEqualTo("moderation_blocked");
        assertThat(failure.path("meaning").asText()).contains("moderation refused");
        assertThat(failure.path("paid").asText()).isEqualTo("no");
        assertThat(failure.path("what_helps").asText())
                .startsWith("Ask for something else: the message names what was refused.")
                .doesNotContain("`", "](");
    }

    @Test
    void saysForWhatAVideoWaits() {
        String id = made("busy", "a busy provider [fault:rate_limited=3]");

        JsonNode seen =
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> good("get_video", Map.of("id", id)), it -> it.has("held"));

        assertThat(seen.at("/held/reason").asText()).as(seen.toString()).isNotEmpty();
        assertThat(seen.at("/held/message").asText()).isNotEmpty();
        assertThat(seen.at("/held/try_again_at").asText()).endsWith("Z");
        assertThat(seen.path("next").asText()).startsWith("It waits and goes on by itself");
    }

    @Test
    void listsAPageAtATime() {
        made("page-1", "the first page" + REFUSED);
        made("page-2", "x".repeat(500) + REFUSED);

        JsonNode first = good("list_videos", Map.of("limit", 1));
        String after = first.path("next_after").asText();
        JsonNode second = good("list_videos", Map.of("limit", 1, "after", after));

        assertThat(first.path("videos")).hasSize(1);
        assertThat(after).isEqualTo(first.at("/videos/0/id").asText());
        assertThat(second.at("/videos/0/id").asText()).startsWith("video_").isNotEqualTo(after);
        assertThat(good("list_videos", Map.of("limit", 100)).path("videos").valueStream())
                .allSatisfy(it -> assertThat(it.path("prompt").asText()).hasSizeLessThan(130));
    }

    @Test
    void tellsWhatCanBeMadeForHowMuchAndWhetherItMay() {
        JsonNode models = good("list_models", Map.of());
        JsonNode access = good("get_access", Map.of());

        assertThat(models.at("/models/0/model").asText()).isEqualTo("sora-2");
        assertThat(models.at("/models/0/usd_per_second").asDouble()).isEqualTo(0.1);
        assertThat(models.at("/models/1").has("usd_per_second")).isFalse();
        assertThat(models.at("/default_model_takes/seconds/0").asText()).isEqualTo("4");
        assertThat(access.path("verdict").asText()).as(access.toString()).isEqualTo("ready");
        assertThat(access.path("checked_at").asText()).endsWith("Z");
        assertThat(access.at("/steps/0").asText()).startsWith("Make one video");
    }

    @Test
    void deletesWithCare() {
        String id = made("gone", "soon gone");

        JsonNode unfinished = refused("delete_video", Map.of("id", id));
        JsonNode deleted = good("delete_video", Map.of("id", id, "stop_unfinished", true));

        assertThat(unfinished.path("code").asText()).isEqualTo("video_unfinished");
        assertThat(unfinished.path("field").asText()).isEqualTo("stop_unfinished");
        assertThat(deleted.path("deleted").asBoolean()).isTrue();
        assertThat(deleted.path("status_before").asText()).isIn("queued", "in_progress");
        assertThat(refused("delete_video", Map.of("id", id)).path("code").asText())
                .isEqualTo("video_not_found");
    }

    @Test
    void replacesNoFileAndWritesNothingButVideos() throws IOException {
        String id = made("kept", "not yet finished");
        String path = Files.createFile(folder.resolve("mine.mp4")).toString();

        JsonNode taken = refused("save_video", Map.of("id", id, "path", path));
        JsonNode script = refused("save_video", Map.of("id", id, "path", path + ".sh"));
        JsonNode nowhere = refused("save_video", Map.of("id", id, "path", path + "/b.mp4"));
        JsonNode early = refused("save_video", Map.of("id", id, "path", folder.toString()));

        assertThat(taken.path("code").asText()).isEqualTo("file_exists");
        assertThat(script.path("code").asText()).isEqualTo("invalid_path");
        assertThat(nowhere.path("code").asText()).isEqualTo("invalid_path");
        assertThat(early.path("code").asText()).isEqualTo("video_not_ready");
        assertThat(folder).isDirectoryNotContaining(it -> !it.endsWith("mine.mp4"));
        assertThat(Path.of(path)).isEmptyFile();
        good("delete_video", Map.of("id", id, "stop_unfinished", true));
    }

    @Test
    void hasTheRecordOfAVideoAsAResource() throws IOException {
        String id = made("record", "for the record" + REFUSED);

        McpSchema.ReadResourceResult read = resource("reelay://videos/" + id);

        var record = (McpSchema.TextResourceContents) read.contents().getFirst();
        assertThat(Json.tree(record.text()).path("object").asText()).isEqualTo("video");
        assertThatExceptionOfType(McpError.class)
                .isThrownBy(() -> resource("reelay://videos/video_" + "0".repeat(48)))
                .satisfies(e -> assertThat(e.getJsonRpcError().code()).isEqualTo(-32002));
    }

    private static McpSchema.ReadResourceResult resource(String uri) {
        return agent.readResource(McpSchema.ReadResourceRequest.builder(uri).build());
    }

    @Test
    void tellsClientsWhatEachToolDoes() throws IOException {
        List<McpSchema.Tool> tools = agent.listTools().tools();

        assertThat(tools)
                .extracting(McpSchema.Tool::name)
                .containsExactly(
                        "make_video",
                        "get_video",
                        "list_videos",
                        "list_models",
                        "get_access",
                        "save_video",
                        "delete_video");
        assertThat(tools).filteredOn(it -> it.annotations().readOnlyHint()).hasSize(4);
        assertThat(tools)
                .filteredOn(it -> it.annotations().destructiveHint())
                .extracting(McpSchema.Tool::name)
                .containsExactly("delete_video");
        assertThat(tools)
                .allSatisfy(
                        it -> {
                            assertThat(it.annotations().openWorldHint()).isTrue();
                            assertThat(it.annotations().idempotentHint())
                                    .isEqualTo(!it.name().equals("save_video"));
                            assertThat(Json.text(it)).doesNotContain("$ref");
                        });
        assertThat(agent.getServerInfo().name()).isEqualTo("reelay");
        assertThat(Files.readString(StackUnderTest.PROJECT.resolve("pom.xml")))
                .contains(
                        "<version>"
                                + agent.getServerInfo().version()
                                + "</version>\n  <packaging>");
        assertThat(agent.getServerInstructions()).contains("Never make a video again", "http://");
    }

    @Test
    void itsLogHasNeitherTheKeyNorAPrompt() {
        made("secret", "nobody else may read this" + REFUSED);
        refused("make_video", Map.of("name", "secret", "prompt", "nobody else may read this too"));
        refused("make_video", Map.of("prompt", "nobody else may read this either"));

        assertThat(String.join("\n", LOG))
                .contains("Serving agents. This is the deployment at http://127.0.0.1:")
                .doesNotContain("nobody else", stack.apiKey().value());
    }

    private static String made(String name, String prompt) {
        JsonNode made = good("make_video", Map.of("name", name, "prompt", prompt));
        assertThat(made.path("next").asText()).isNotEmpty();
        return made.at("/video/id").asText();
    }

    private static JsonNode good(String tool, Map<String, Object> arguments) {
        return good(agent.callTool(request(tool, arguments)));
    }

    private static JsonNode good(McpSchema.CallToolResult result) {
        assertThat(result.isError()).as(result.toString()).isFalse();
        return answer(result);
    }

    private static JsonNode refused(String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = agent.callTool(request(tool, arguments));
        assertThat(result.isError()).as(result.toString()).isTrue();
        assertThat(answer(result).at("/error/remedy").asText()).isNotEmpty();
        return answer(result).path("error");
    }

    private static McpSchema.CallToolRequest request(String tool, Map<String, Object> arguments) {
        return McpSchema.CallToolRequest.builder(tool).arguments(arguments).build();
    }

    /** The same as data and as text. */
    private static JsonNode answer(McpSchema.CallToolResult result) {
        try {
            JsonNode data = JSON.valueToTree(result.structuredContent());
            var text = (McpSchema.TextContent) result.content().getFirst();
            assertThat(Json.tree(text.text())).isEqualTo(data);
            return data;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
