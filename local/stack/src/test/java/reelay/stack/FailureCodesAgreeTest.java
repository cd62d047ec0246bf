package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import reelay.video.FailureCode;
import reelay.video.Json;

/** {@link FailureCode} is the list of failures; the copies of it say the same. */
class FailureCodesAgreeTest {

    /** Two spaces, the word, its title, then the names of Paid and Helps. */
    private static final Pattern WORDS_LINE =
            Pattern.compile("(?m)^  (\\w+): \\[\"[^\"]+\", (\\w+), (\\w+)\\],$");

    private static final Pattern DOCUMENT_ROW = Pattern.compile("(?m)^\\| `.*$");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z_]+)\"");
    private static final Pattern CONSTANT = Pattern.compile("FailureCode\\.([A-Z_]+)\\b");

    /** Words of other lists that are spelled as one of ours. */
    private static final Map<String, Set<String>> OTHER_LISTS =
            Map.of(
                    "AuthorizerAnswer.java", Set.of("key_missing"),
                    "ApiError.java", Set.of("unsupported_operation", "provider_busy"));

    /** Here stand the words of providers, some of which are ours too. */
    private static final Path WIRE = StackUnderTest.PROJECT.resolve("libs/provider");

    @Test
    void thePageHasATitleForEachCodeAndSaysWhatHelpsAndWhetherItWasPaid() throws IOException {
        assertThat(
                        WORDS_LINE
                                .matcher(read("gallery/words.js"))
                                .results()
                                .collect(
                                        Collectors.toMap(
                                                line -> line.group(1),
                                                line -> line.group(2) + " " + line.group(3))))
                .isEqualTo(each(code -> code.paid() + " " + code.helps()));
    }

    @Test
    void theRunbookHasOneRowForEachCode() throws IOException {
        assertThat(DOCUMENT_ROW.matcher(read("docs/failures.md")).results().map(MatchResult::group))
                .containsExactlyElementsOf(
                        Stream.of(FailureCode.values()).map(FailureCodesAgreeTest::row).toList());
    }

    @Test
    void theRunbookSaysWhatToDoForEachThatHelps() throws IOException {
        String document = read("docs/failures.md");

        for (FailureCode.Helps helps : FailureCode.Helps.values()) {
            assertThat(document).contains("\n### " + helps.word() + "\n");
        }
    }

    private static String row(FailureCode code) {
        String helps = code.helps().word();
        return "| `%s` | %s | %s | [%s](#%s) |"
                .formatted(
                        code.word(),
                        code.meaning(),
                        code.paid().word(),
                        helps,
                        helps.replace(' ', '-'));
    }

    @Test
    void theDescriptionOfTheApiNamesEachCode() throws IOException {
        JsonNode described = Json.tree(Json.text(yaml("docs/openapi.yaml")));

        assertThat(
                        described
                                .at("/components/schemas/VideoError/properties/code")
                                .path("x-extensible-enum")
                                .valueStream()
                                .map(JsonNode::asText))
                .containsExactlyElementsOf(words());
    }

    @Test
    void theStateMachineWritesOnlyCodes() throws IOException {
        assertThat(wordsOfTheStateMachine()).isNotEmpty().isSubsetOf(words());
    }

    /** A code that nobody chooses is none; those of the sweep are chosen in Java. */
    @Test
    void eachCodeIsChosenByAStepTheSweepOrTheStateMachine() throws IOException {
        Set<String> chosen = new TreeSet<>(wordsOfTheStateMachine());
        for (Path file : sources()) {
            CONSTANT.matcher(Files.readString(file))
                    .results()
                    .map(constant -> FailureCode.valueOf(constant.group(1)).word())
                    .forEach(chosen::add);
        }

        assertThat(chosen).containsExactlyInAnyOrderElementsOf(words());
    }

    @Test
    void noCodeIsWrittenASecondTimeInJava() throws IOException {
        List<String> again =
                sources().stream()
                        .filter(file -> !file.startsWith(WIRE))
                        .flatMap(FailureCodesAgreeTest::literals)
                        .toList();

        assertThat(again).isEmpty();
    }

    private static Stream<String> literals(Path file) {
        String name = file.getFileName().toString();
        try {
            return LITERAL.matcher(Files.readString(file))
                    .results()
                    .map(literal -> literal.group(1))
                    .filter(word -> FailureCode.ofWord(word).isPresent())
                    .filter(word -> !OTHER_LISTS.getOrDefault(name, Set.of()).contains(word))
                    .map(word -> name + ": " + word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> wordsOfTheStateMachine() throws IOException {
        return Json.tree(read("statemachine/video.asl.json")).findValuesAsText("code").stream()
                .filter(code -> !code.startsWith("{%"))
                .toList();
    }

    /** The product's own Java, but for the list itself. */
    private static List<Path> sources() throws IOException {
        try (Stream<Path> functions = Files.walk(StackUnderTest.PROJECT.resolve("functions"));
                Stream<Path> libs = Files.walk(StackUnderTest.PROJECT.resolve("libs"))) {
            return Stream.concat(functions, libs)
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/"))
                    .filter(file -> !file.endsWith("FailureCode.java"))
                    .toList();
        }
    }

    private static Map<String, String> each(Function<FailureCode, String> said) {
        return Stream.of(FailureCode.values()).collect(Collectors.toMap(FailureCode::word, said));
    }

    private static List<String> words() {
        return Stream.of(FailureCode.values()).map(FailureCode::word).toList();
    }

    private static Object yaml(String file) throws IOException {
        return new Yaml().load(read(file));
    }

    private static String read(String file) throws IOException {
        return Files.readString(StackUnderTest.PROJECT.resolve(file));
    }
}
