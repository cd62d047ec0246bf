package reelay.local.aws.lambda.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.local.aws.lambda.LambdaAnswer;
import reelay.local.aws.lambda.LambdaEmulator;
import reelay.local.aws.lambda.LambdaFunction;
import reelay.local.aws.lambda.LambdaSettings;
import reelay.local.aws.lambda.SampleHandler;

/** Real processes, so each test costs about half a second. */
class IsolatedFunctionTest {

    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:sample";

    @TempDir private Path folder;
    private final CountDownLatch hangs = new CountDownLatch(1);
    private final ByteArrayOutputStream log =
            new ByteArrayOutputStream() {
                @Override
                public synchronized void write(byte[] bytes, int offset, int length) {
                    super.write(bytes, offset, length);
                    if (toString(StandardCharsets.UTF_8).contains("hang")) {
                        hangs.countDown();
                    }
                }
            };
    private Path zip;
    private IsolatedFunction function;
    private LambdaEmulator lambda;

    @BeforeEach
    void zipTheHandler() throws IOException {
        zip = folder.resolve("sample.zip");
        String name = SampleHandler.class.getName().replace('.', '/') + ".class";
        try (var out = new ZipOutputStream(Files.newOutputStream(zip));
                InputStream in = SampleHandler.class.getResourceAsStream("/" + name)) {
            out.putNextEntry(new ZipEntry(name));
            in.transferTo(out);
        }
    }

    @AfterEach
    void stop() {
        lambda.close();
        function.close();
    }

    @Test
    void runsTheHandlerOfTheZipAndKeepsItsProcess() throws IOException {
        start(Map.of());

        assertThat(lambda.invoke("Sample:live", "{\"a\":1}"))
                .isEqualTo(returned("{n=1}" + ARN + ":live"));
        assertThat(lambda.invoke("Sample", "{\"a\":2}")).isEqualTo(returned("{n=2}" + ARN));
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("the event is {\"a\":1}");
        assertThat(function.firstResponse()).isPresent();
    }

    @Test
    void givesTheFunctionItsOwnEnvironmentAndNothingOfOurs() throws IOException {
        start(Map.of("VIDEO_BUCKET", "videos"));

        String environment =
                ((LambdaAnswer.Returned) lambda.invoke("Sample", "\"environment\"")).payload();
        assertThat(environment)
                .contains(
                        "VIDEO_BUCKET=videos",
                        "AWS_REGION=eu-west-1",
                        "AWS_LAMBDA_FUNCTION_NAME=sample",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=256")
                .doesNotContain("PATH=", "HOME=");
    }

    @Test
    void reportsAFailureAsTheRuntimeWroteItAndGoesOn() throws IOException {
        start(Map.of());

        assertThat(error("\"fail\""))
                .contains(
                        "\"errorMessage\":\"told to fail\"",
                        "\"errorType\":\"java.lang.IllegalStateException\"",
                        "\"stackTrace\":[\"reelay.local.aws.lambda.SampleHandler.handleRequest");
        assertThat(lambda.invoke("Sample", "{}")).isEqualTo(returned("{n=2}" + ARN));
    }

    @Test
    void startsAnotherProcessAfterOneDied() throws IOException {
        start(Map.of());

        assertThat(error("\"die\""))
                .contains(
                        "\"errorType\":\"Runtime.ExitError\"",
                        "Error: Runtime exited with error: exit status 3");
        assertThat(lambda.invoke("Sample", "{}")).isEqualTo(returned("{n=1}" + ARN));
    }

    @Test
    void reportsWhatStoppedTheColdStart() throws IOException {
        start(Map.of("REFUSE_TO_START", "yes"));

        assertThat(error("{}"))
                .contains(
                        "VIDEO_BUCKET is not set",
                        "\"errorType\":\"java.lang.IllegalArgumentException\"");
        assertThat(error("{}")).contains("VIDEO_BUCKET is not set");
    }

    @Test
    void killsTheProcessAtTheTimeout() throws IOException {
        start(Map.of());

        LambdaAnswer answer = lambda.invoke("Hasty", "\"hang\"");

        assertThat(((LambdaAnswer.Failed) answer).error()).contains("Sandbox.Timedout");
        assertThat(lambda.invoke("Sample", "{}")).isEqualTo(returned("{n=1}" + ARN));
    }

    @Test
    void startsASecondProcessForASecondInvocationAtOnce() throws Exception {
        start(Map.of());

        var hanging = CompletableFuture.supplyAsync(() -> lambda.invoke("Sample", "\"hang\""));
        hangs.await();

        assertThat(lambda.invoke("Sample", "{}")).isEqualTo(returned("{n=1}" + ARN));
        assertThat(hanging).isNotDone();
    }

    @Test
    void refusesAZipThatLeadsOutOfItsFolder() throws IOException {
        start(Map.of());
        Path evil = folder.resolve("evil.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(evil))) {
            out.putNextEntry(new ZipEntry("../../evil.txt"));
        }

        assertThatThrownBy(() -> FunctionZip.unpack(evil, folder.resolve("evil")))
                .hasMessageContaining("../../evil.txt");
    }

    private void start(Map<String, String> environment) throws IOException {
        function =
                new IsolatedFunction(
                        new IsolatedSettings(
                                "sample",
                                zip,
                                SampleHandler.class.getName(),
                                256,
                                2,
                                "eu-west-1",
                                environment,
                                folder.resolve("work"),
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                runtimeClient(),
                                List.of("-Xshare:auto")),
                        log);
        lambda =
                LambdaEmulator.start(
                        0,
                        new LambdaSettings(
                                "eu-west-1",
                                "123456789012",
                                List.of(
                                        named("Sample", ARN, Duration.ofSeconds(60)),
                                        named("Hasty", ARN + "-hasty", Duration.ofSeconds(2))),
                                List.of(),
                                _ -> {},
                                InstantSource.system()));
    }

    /** The same code under another name and timeout. */
    private LambdaFunction named(String name, String arn, Duration timeout) {
        return new LambdaFunction(name, name, arn, Set.of("live"), timeout, 256, null, 2, function);
    }

    private String error(String event) {
        return ((LambdaAnswer.Failed) lambda.invoke("Sample", event)).error();
    }

    private static LambdaAnswer returned(String text) {
        return new LambdaAnswer.Returned('"' + text + '"');
    }

    /** The jars that Maven put beside the two that the test names. */
    private static List<Path> runtimeClient() {
        assertThat(AWSLambda.class.getName()).isNotEqualTo(RequestStreamHandler.class.getName());
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.contains("aws-lambda-java") || jar.contains("utils-lite"))
                .map(Path::of)
                .toList();
    }
}
