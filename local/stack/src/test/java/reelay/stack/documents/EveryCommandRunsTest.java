package reelay.stack.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.local.http.HttpListener;
import reelay.stack.Stack;
import reelay.stack.StackUnderTest;
import reelay.stack.cli.ServedStack;
import reelay.stack.setup.Ports;
import reelay.stack.setup.ServiceAddresses;
import reelay.stack.setup.StackSettings;

/**
 * The commands of README, docs and the skill, as they are written, against one stack: what is
 * marked as runnable runs, and prints what is shown. An answer of 400 or more is a failure.
 */
class EveryCommandRunsTest {

    private static final Path PROJECT = StackUnderTest.PROJECT;
    private static final AtomicInteger RAN = new AtomicInteger();

    @TempDir static Path data;

    private static Stack stack;
    private static HttpListener receiver;

    @BeforeAll
    static void startEverything() {
        assumeTrue(installed("bash"), "bash is not installed");
        assumeTrue(installed("curl"), "curl is not installed");
        receiver = HttpListener.start(0, EveryCommandRunsTest::acknowledge);
        stack =
                Stack.start(
                        StackSettings.of(PROJECT, data.resolve("stack"))
                                .on(Ports.free())
                                .generating(Duration.ofMillis(300)));
        var app = new StackUnderTest(stack);
        Awaitility.await("the first report on the account")
                .atMost(Duration.ofMinutes(2))
                .until(() -> app.status("/v1/access") == 200);
    }

    @AfterAll
    static void stopEverything() {
        if (stack != null) {
            stack.close();
            receiver.close();
        }
        System.out.println("Code blocks of the documents that ran: " + RAN);
    }

    private static void acknowledge(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().skip(Long.MAX_VALUE);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatIsMarkedRuns(String name) throws IOException, InterruptedException {
        List<CodeBlock> blocks = CodeBlock.in(PROJECT.resolve(name));
        Map<Integer, String> typed = new LinkedHashMap<>();
        for (CodeBlock block : blocks) {
            if (block.runs() && (installed("aws") || !block.calls("aws"))) {
                typed.put(block.line(), here(block.text()));
            } else if (block.runs()) {
                System.out.println(name + ":" + block.line() + " is skipped, there is no aws");
            }
        }

        BashSession.Ran ran =
                new BashSession(folder(name), environment(), printedByServe()).run(typed);

        RAN.addAndGet(ran.printed().size());
        if (ran.failedIn() != null) {
            fail("%s:%d failed:%n%s", name, ran.failedIn(), ran.printed().get(ran.failedIn()));
        }
        assertThat(ran.printed().keySet()).isEqualTo(typed.keySet());
        assertShown(name, blocks, ran.printed());
    }

    @Test
    void everyBlockOfCommandsWithACurlIsMarked() throws IOException {
        List<String> unmarked = new ArrayList<>();
        for (Path file : files()) {
            for (CodeBlock block : CodeBlock.in(file)) {
                if (block.isShell() && block.calls("curl") && !block.runs()) {
                    unmarked.add(PROJECT.relativize(file) + ":" + block.line());
                }
            }
        }

        assertThat(unmarked).isEmpty();
    }

    private static void assertShown(
            String name, List<CodeBlock> blocks, Map<Integer, String> printed) {
        for (int i = 1; i < blocks.size(); i++) {
            CodeBlock shown = blocks.get(i);
            String text = printed.get(blocks.get(i - 1).line());
            if (shown.isOutput() && text != null) {
                assertThat(ShownOutput.differences(shown, text))
                        .as("%s:%d, of %s", name, shown.line(), text)
                        .isEmpty();
            }
        }
    }

    static List<String> documents() throws IOException {
        return files().stream()
                .filter(file -> CodeBlock.in(file).stream().anyMatch(CodeBlock::runs))
                .map(file -> PROJECT.relativize(file).toString())
                .toList();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> docs = Files.list(PROJECT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "skills/reelay/SKILL.md").map(PROJECT::resolve),
                            docs.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    /** The addresses that {@code ./reelay serve} has are those of this stack. */
    private static String here(String text) {
        ServiceAddresses addresses = stack.addresses();
        String provider = addresses.provider().toString().replace("/v1", "");
        return text.replace("http://127.0.0.1:3000", addresses.api().toString())
                .replace("http://127.0.0.1:8090", provider);
    }

    /** The lines that {@code ./reelay serve} prints to be pasted into a terminal. */
    private static String printedByServe() {
        return new ServedStack(stack, data)
                .said()
                .lines()
                .filter(line -> line.startsWith("  export "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The names that the documents give to other things, and nothing of whoever runs the test. */
    private static Map<String, String> environment() {
        return Map.of(
                "OPERATOR_KEY", stack.apiKey().value(),
                "API_URL", stack.addresses().api().toString(),
                "RECEIVER", receiver.address() + "/hooks",
                "KEYS_SECRET_ARN", secret("KeysSecret"),
                "PROVIDER_SECRET_ARN", secret("ProviderSecret"),
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                "CURL_HOME", data.toString(),
                "NO_PROXY", "127.0.0.1");
    }

    private static String secret(String logicalId) {
        return stack.template().secrets().stream()
                .filter(secret -> secret.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow()
                .arn();
    }

    /**
     * A folder of its own, with the command {@code ./reelay} and a curl that fails when refused.
     */
    private static Path folder(String name) throws IOException {
        Files.writeString(data.resolve(".curlrc"), "fail-with-body\nsilent\nshow-error\n");
        Path folder = Files.createDirectory(data.resolve(name.replace('/', '-')));
        Path reelay =
                Files.writeString(
                        folder.resolve("reelay"),
                        """
                        #!/bin/sh
                        exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dreelay.project='%s' -cp '%s' reelay.stack.cli.Main "$@"
                        """
                                .formatted(
                                        Path.of(System.getProperty("java.home"), "bin", "java"),
                                        PROJECT.toAbsolutePath().normalize(),
                                        System.getProperty("java.class.path")));
        assertThat(reelay.toFile().setExecutable(true)).isTrue();
        return folder;
    }

    private static boolean installed(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
