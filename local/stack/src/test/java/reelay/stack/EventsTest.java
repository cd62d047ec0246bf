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
                .isInstanceOfSatisfying(
                        LambdaAnswer.Returned.class,
                        returned ->
                                assertThat(returned.payload())
                                        .as("as events/README.md has it")
                                        .contains(documented(EVENTS.relativize(event))));
    }

    /** What the table says that the file is answered with. */
    private static String documented(Path event) {
        String row = "| " + event.toString().replace('\\', '/') + " | `";
        String table = read(EVENTS.resolve("README.md"));
        assertThat(table).contains(row);
        int start = table.indexOf(row) + row.length();
        return table.substring(start, table.indexOf('`', start));
    }

    @Test
    void theTableNamesNoFileThatIsNotThere() {
        assertThat(read(EVENTS.resolve("README.md")).lines().filter(it -> it.contains(".json | `")))
                .map(row -> row.split(" ", 3)[1])
                .allSatisfy(file -> assertThat(EVENTS.resolve(file)).exists());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
