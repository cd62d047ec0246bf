package reelay.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.simulator.dialect.Dialect;
import reelay.stack.Stack;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;
import reelay.video.Json;

class CommandLineTest {

    private static final String OPENAI = "https://api.openai.com/v1";

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void makesAVideoWithAStackOfItsOwn() throws IOException {
        Path file = folder.resolve("hug.mp4");

        int exit =
                reelay(
                        "make",
                        "two friends hug at sunset",
                        "--seconds",
                        "8",
                        "--size",
                        "1280x720",
                        "--duration",
                        "1",
                        "--out",
                        file.toString(),
                        "--data",
                        data());

        assertThat(exit).as(said()).isZero();
        assertThat(new String(Files.readAllBytes(file), 4, 4, StandardCharsets.US_ASCII))
                .isEqualTo("ftyp");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("id    video_", "file  " + file, "1280x720, 8 s", "time  ");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("100 %  completed");
    }

    @Test
    void adoptsAJobThatTheProviderHasAlready() throws IOException, InterruptedException {
        Path file = folder.resolve("adopted.mp4");
        Path data = Path.of(data());
        try (Stack stack =
                Stack.start(
                        StackSettings.of(Path.of("../.."), data)
                                .on(Ports.free())
                                .generating(Duration.ofSeconds(1)))) {
            RunningStack.of(stack).announce(data);
            String jobId = jobAt(stack.addresses().provider());

            int exit = reelay("adopt", jobId, "--out", file.toString(), "--data", data());

            assertThat(exit).as(said()).isZero();
            assertThat(new String(Files.readAllBytes(file), 4, 4, StandardCharsets.US_ASCII))
                    .isEqualTo("ftyp");
            assertThat(reelay("adopt", jobId, "--data", data())).isEqualTo(1);
            assertThat(said()).contains("belongs to a video already");
            assertThat(reelay("adopt", "job_of_nobody", "--data", data())).isEqualTo(1);
            assertThat(said()).contains("no job with the id 'job_of_nobody'");
        }
    }

    /** A job that somebody paid for and that no video has. */
    private static String jobAt(URI provider) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(provider + "/videos"))
                                    .header("Authorization", "Bearer sk-simulator")
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"model\":\"sora-2\",\"prompt\":\"a lost"
                                                            + " boat\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return Json.tree(answer.body()).path("id").asText();
        }
    }

    @Test
    void tellsWhyAVideoFailedAndExitsWithOne() {
        int exit = reelay("make", "no [fault:moderation]", "--duration", "1", "--data", data());

        assertThat(exit).isEqualTo(1);
        assertThat(said()).contains("failed", "moderation_blocked").doesNotContain("\tat ");
    }

    @Test
    void passesOnWhatTheApiDoesNotTakeAsAMatterOfUsage() {
        int exit = reelay("make", "a cat", "--size", "1x1", "--port", "0", "--data", data());

        assertThat(exit).isEqualTo(2);
        assertThat(said()).contains("1x1");
    }

    @Test
    void printsTheAccessReportAsPeopleReadIt() {
        int exit = reelay("access", "--data", data());

        assertThat(exit).as(said()).isEqualTo(4);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("listed, not proved")
                .contains("models    sora-2  listed")
                .contains("provider  127.0.0.1", "ok   key accepted");
    }

    @Test
    void printsWhatToDoWhenTheAccountMayNotMakeVideos() {
        int exit = reelay("access", "--account", "key_invalid", "--data", data());

        assertThat(exit).as(said()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("blocked (key invalid)")
                .contains("FAIL key accepted", "What to do:", "  1. Delete or revoke the old key")
                .as("steps are for who runs ./reelay")
                .contains("  2. Export the key in the environment variable that --provider-key-env")
                .doesNotContain("PROVIDER_SECRET");
    }

    @Test
    void tellsWhichModelAVideoProved() {
        assertThat(
                        reelay(
                                "make",
                                "a heron",
                                "--duration",
                                "1",
                                "--out",
                                folder.resolve("heron.mp4").toString(),
                                "--data",
                                data()))
                .as(said())
                .isZero();
        out.reset();

        int exit = reelay("access", "--data", data());

        assertThat(exit).as(said()).isEqualTo(4);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("models    sora-2  proved at ", "sora-2-pro  listed");
    }

    @Test
    void isNotReadyWhereTheLastVideoWasRefused() {
        assertThat(reelay("access", "--account", "unverified", "--data", data())).isEqualTo(4);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("listed, not proved");
        assertThat(reelay("make", "a heron", "--account", "unverified", "--data", data()))
                .isEqualTo(1);
        out.reset();

        int exit = reelay("access", "--account", "unverified", "--data", data());

        assertThat(exit).as(said()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("blocked (organization unverified)")
                .contains("It said: \"Your organization must be verified");
    }

    @Test
    void saysTheSameOfAProviderThatIsSwitchedOffAndAsksNobody() {
        int exit =
                reelay(
                        "access",
                        "--provider-url",
                        OPENAI,
                        "--provider-key-env",
                        "PROVIDER_KEY",
                        "--data",
                        data());
        String report = out.toString(StandardCharsets.UTF_8);
        int made =
                reelay(
                        "make",
                        "a heron",
                        "--provider-url",
                        OPENAI,
                        "--provider-key-env",
                        "PROVIDER_KEY",
                        "--data",
                        data());

        String ended = "OpenAI switched Sora 2 and its Videos API off on 2026-09-24";
        assertThat(exit).as(said()).isEqualTo(1);
        assertThat(made).isEqualTo(1);
        assertThat(report).startsWith("blocked (provider retired)").contains(ended);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("provider_retired", ended);
        assertThat((report + said()).toLowerCase(Locale.ROOT)).doesNotContain("verif");
        assertThat(report.lines().count()).as(report).isLessThan(20);
    }

    @Test
    void printsTheReportForProgramsWhenAsked() throws IOException {
        int exit = reelay("access", "--json", "--account", "ready", "--data", data());

        assertThat(exit).as(said()).isEqualTo(4);
        JsonNode report = Json.tree(out.toString(StandardCharsets.UTF_8));
        assertThat(report.path("object").asText()).isEqualTo("access.report");
        assertThat(report.path("verdict").asText()).isEqualTo("ready");
    }

    @Test
    void namesTheAccountsThatThereAre() {
        assertThat(reelay("serve", "--account", "rich")).isEqualTo(2);

        assertThat(said()).contains("rich", "unverified", "key_invalid");
    }

    @Test
    void namesTheDialectsThatThereAre() {
        assertThat(reelay("make", "a cat", "--dialect", "klingon")).isEqualTo(2);

        assertThat(said()).contains("klingon", Dialect.names());
    }

    @Test
    void namesEveryDialectInItsHelp() {
        assertThat(reelay("serve", "--help")).isZero();

        String help = out.toString(StandardCharsets.UTF_8) + said();
        assertThat(Dialect.all().map(Dialect::name))
                .allSatisfy(it -> assertThat(help).contains(it));
    }

    @Test
    void invokesAFunctionByItsFolder() {
        Path event = Path.of("../../events/api/healthz.json");

        int exit = reelay("invoke", "api", event.toString(), "--data", data());

        assertThat(exit).as(said()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"statusCode\":200");
    }

    @Test
    void namesAPortThatIsTakenAndTheRemedy() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int exit =
                    reelay(
                            "serve",
                            "--port",
                            Integer.toString(other.getLocalPort()),
                            "--data",
                            data());

            assertThat(exit).isEqualTo(3);
            assertThat(said()).contains("port " + other.getLocalPort(), "--port 0");
        }
    }

    @Test
    void explainsItselfWhenItIsNotUnderstood() {
        assertThat(reelay()).isEqualTo(2);
        assertThat(reelay("bake")).isEqualTo(2);
        assertThat(reelay("make")).isEqualTo(2);
        assertThat(reelay("make", "a", "b")).isEqualTo(2);
        assertThat(reelay("make", "a", "--sise", "1")).isEqualTo(2);
        assertThat(reelay("serve", "--port", "many")).isEqualTo(2);
        assertThat(reelay("listen", "--count", "0")).isEqualTo(2);
        assertThat(reelay("listen", "--receiver-port", "65536")).isEqualTo(2);
        assertThat(reelay("invoke", "bake", "x.json")).isEqualTo(2);

        assertThat(said())
                .contains(
                        "there is no command bake",
                        "PROMPT is missing",
                        "\"b\" is one word too many",
                        "there is no option --sise",
                        "--port must be a whole number from 0 to 65535, not many",
                        "--count must be a whole number from 1 to 999999999, not 0",
                        "--receiver-port must be a whole number from 0 to 65535, not 65536",
                        "there is no function bake, but authorizer, api");
    }

    @Test
    void wantsAProvidersKeyFromTheEnvironmentAndNeverShowsIt() {
        assertThat(reelay("make", "a", "--provider-url", "https://host/v1")).isEqualTo(2);
        assertThat(
                        reelay(
                                "make",
                                "a",
                                "--provider-url",
                                "https://host/v1",
                                "--provider-key-env",
                                "NOT_SET"))
                .isEqualTo(2);

        assertThat(said()).contains("belong together", "NOT_SET holds no key");
    }

    @Test
    void anAgentsServerWantsAnHttpsAddressAndAKeyFromTheEnvironment() {
        String key = "sk-test-0123456789-wxyz";

        assertThat(reelay("mcp", "--url", "http://example.com/v1")).isEqualTo(2);
        assertThat(reelay("mcp", "--url", "example.com")).isEqualTo(2);
        assertThat(reelay("mcp", "--url", "https://a b")).isEqualTo(2);
        assertThat(reelay("mcp", "--url", "https://example.com/v1")).isEqualTo(2);
        assertThat(reelay("mcp", "--url", "https://example.com/v1", "--port", "0")).isEqualTo(2);
        assertThat(reelay("mcp", "--key", key)).isEqualTo(2);

        assertThat(said())
                .contains(
                        "\"http://example.com/v1\" is no https address",
                        "\"example.com\" is no https address",
                        "\"https://a b\" is no https address",
                        "the environment variable OPENAI_API_KEY holds no key",
                        "--url names a deployment, and another option a stack here",
                        "there is no option --key");
        assertThat(out.size()).as("nothing but the protocol").isZero();
    }

    @Test
    void helpsWithEveryCommand() {
        for (String command :
                List.of(
                        "make",
                        "adopt",
                        "serve",
                        "simulator",
                        "listen",
                        "mcp",
                        "invoke",
                        "access")) {
            assertThat(reelay(command, "--help")).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("reelay " + command);
        }
    }

    private int reelay(String... arguments) {
        return new Main(
                        Map.of("PROVIDER_KEY", "sk-test-0123456789-wxyz"),
                        new Terminal(
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                false))
                .run(List.of(arguments));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
