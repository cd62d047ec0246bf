package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reelay.provider.site.OpenAi;
import reelay.provider.site.OpenAiPages;
import reelay.simulator.dialect.Dialect;

/** What is known about OpenAI stands in {@code reelay.provider.site}; the copies say the same. */
class OpenAiFactsTest {

    private static final Path SITE =
            StackUnderTest.PROJECT.resolve("libs/provider/src/main/java/reelay/provider/site");

    /** It may not know ours, and speaks as OpenAI did. */
    private static final Path SIMULATOR = StackUnderTest.PROJECT.resolve("local/simulator");

    /** The day as it is written anywhere, its host, its page of settings. */
    private static final Pattern FACT =
            Pattern.compile(
                    "%s|%s|%s|%s|%s"
                            .formatted(
                                    OpenAi.shutdown(),
                                    written("uuuu, M, d"),
                                    written("d MMMM uuuu"),
                                    "api\\.openai\\.com",
                                    Pattern.quote(OpenAiPages.HOST)),
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern TEXT =
            Pattern.compile("\\.(java|txt|js|html|css|json|properties)$");

    @Test
    void noFactIsWrittenASecondTime() throws IOException {
        List<String> again =
                shipped()
                        .filter(file -> !file.startsWith(SITE) && !file.startsWith(SIMULATOR))
                        .flatMap(OpenAiFactsTest::facts)
                        .toList();

        assertThat(again).isEmpty();
        assertThat(shipped().filter(file -> file.startsWith(SITE)).flatMap(OpenAiFactsTest::facts))
                .isNotEmpty();
    }

    @Test
    void theSimulatorPlaysItUntilThatDay() {
        assertThat(Dialect.openAi().server()).isEqualTo("OpenAI until " + OpenAi.shutdown());
    }

    @Test
    void theDocumentsNameTheSameDayAndHost() throws IOException {
        assertThat(document("access.md"))
                .contains(
                        "Sora 2 at api.openai.com since " + OpenAi.shutdown(),
                        "`api.openai.com` and its regional addresses since " + OpenAi.shutdown());
        assertThat(document("simulator.md")).contains("OpenAI until " + OpenAi.shutdown());
        assertThat(document("migrating-from-sora.md")).contains(written("d MMMM uuuu"));
        assertThat(OpenAi.ADDRESS).isEqualTo("https://api.openai.com/v1");
    }

    private static String document(String name) throws IOException {
        return Files.readString(StackUnderTest.PROJECT.resolve("docs").resolve(name));
    }

    private static String written(String pattern) {
        return OpenAi.shutdown().format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }

    private static Stream<String> facts(Path file) {
        try {
            return FACT.matcher(Files.readString(file))
                    .results()
                    .map(fact -> StackUnderTest.PROJECT.relativize(file) + ": " + fact.group());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that runs: Java and what lies beside it, the page, the template, the state machine. */
    private static Stream<Path> shipped() throws IOException {
        Stream<Path> files = Stream.empty();
        for (String place : List.of("functions", "libs", "local", "benchmarks")) {
            files =
                    Stream.concat(
                            files,
                            textsBelow(place)
                                    .filter(file -> file.toString().contains("/src/main/")));
        }
        files =
                Stream.concat(
                        files, Stream.concat(textsBelow("gallery"), textsBelow("statemachine")));
        return Stream.concat(
                files, Stream.of("template.yaml", "reelay").map(StackUnderTest.PROJECT::resolve));
    }

    private static Stream<Path> textsBelow(String place) throws IOException {
        try (Stream<Path> files = Files.walk(StackUnderTest.PROJECT.resolve(place))) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> TEXT.matcher(file.toString()).find())
                    .toList()
                    .stream();
        }
    }
}
