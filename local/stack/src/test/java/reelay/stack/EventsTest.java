package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.local.aws.lambda.LambdaAnswer;
import reelay.stack.template.resource.LambdaResource;

/** Every file in events/ is an event that its function understands. */
class EventsTest {

    private static final Path EVENTS = StackUnderTest.PROJECT.resolve("events");

    @TempDir static Path data;

    private static Stack stack;

    @BeforeAll
    static void startEverything() {
        stack = StackUnderTest.start(data);
    }

    @AfterAll
    static void stopEverything() {
        stack.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFunctionAnswersTheCase(String folder, Path event) throws IOException {
        LambdaAnswer answer = stack.lambda().invoke(logicalId(folder), Files.readString(event));

        assertThat(answer)
                .as(answer instanceof LambdaAnswer.Failed failed ? failed.error() : "")
                .isInstanceOf(LambdaAnswer.Returned.class);
    }

    @Test
    void everyFunctionHasAtLeastTwoCases() {
        for (LambdaResource function : stack.template().functions()) {
            assertThat(files(EVENTS.resolve(function.folder())))
                    .as(function.folder())
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    static Stream<Arguments> cases() {
        return files(EVENTS).stream()
                .filter(Files::isDirectory)
                .flatMap(
                        folder ->
                                files(folder).stream()
                                        .map(
                                                file ->
                                                        Arguments.of(
                                                                folder.getFileName().toString(),
                                                                file)));
    }

    private static String logicalId(String folder) {
        return stack.template().functions().stream()
                .filter(function -> function.folder().equals(folder))
                .findFirst()
                .orElseThrow()
                .logicalId();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
