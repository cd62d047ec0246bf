package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reelay.stack.template.StackTemplate;

/** The table in CONTRIBUTING.md, the template and the code name the same variables. */
class EnvironmentVariablesAgreeTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([A-Z_]+)` \\| .+ \\| ([a-z, -]+) \\|$", Pattern.MULTILINE);

    private static final Pattern NAME = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+_?)\"");

    /** Begins the name of a variable of the runtime or of the SDKs. */
    private static final String NOT_OURS = "AWS_";

    /** Given by the local stack alone, so that no deployment can be told to. */
    private static final String OF_NO_TEMPLATE = "RECEIVERS_ON_THIS_MACHINE";

    @Test
    void theTableSaysWhatTheTemplateGivesToWhichFunction() throws IOException {
        Map<String, Set<String>> given = new TreeMap<>();
        StackTemplate.read(
                        StackUnderTest.PROJECT.resolve("template.yaml"),
                        Map.of("ProviderUrl", "http://127.0.0.1/v1"))
                .functions()
                .forEach(
                        function ->
                                function.environment()
                                        .keySet()
                                        .forEach(
                                                variable ->
                                                        given.computeIfAbsent(
                                                                        variable,
                                                                        _ -> new TreeSet<>())
                                                                .add(function.folder())));

        assertThat(described()).isNotEmpty().isEqualTo(given);
    }

    @Test
    void theCodeReadsNoOthers() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path file : readers()) {
            NAME.matcher(Files.readString(file)).results().map(m -> m.group(1)).forEach(named::add);
        }

        assertThat(named)
                .filteredOn(name -> !name.startsWith(NOT_OURS) && !name.equals(OF_NO_TEMPLATE))
                .containsExactlyInAnyOrderElementsOf(
                        // Of one word alone nobody can tell in the code whether it is a variable.
                        described().keySet().stream().filter(name -> name.contains("_")).toList());
        assertThat(named)
                .filteredOn(name -> name.startsWith(NOT_OURS))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(contributing()).contains("`" + name));
        assertThat(named).contains(OF_NO_TEMPLATE);
        assertThat(contributing()).contains("`" + OF_NO_TEMPLATE + "`");
    }

    private static Map<String, Set<String>> described() throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        for (MatchResult row : ROW.matcher(contributing()).results().toList()) {
            rows.put(row.group(1), new TreeSet<>(List.of(row.group(2).split(", "))));
        }
        return rows;
    }

    private static String contributing() throws IOException {
        return Files.readString(StackUnderTest.PROJECT.resolve("CONTRIBUTING.md"));
    }

    /** Main code of functions and libs that knows the environment. */
    private static Set<Path> readers() throws IOException {
        Set<Path> readers = new TreeSet<>();
        for (String folder : List.of("functions", "libs")) {
            try (Stream<Path> files = Files.walk(StackUnderTest.PROJECT.resolve(folder))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    if (file.toString().contains("/src/main/java/")
                            && Files.readString(file).contains("Environment ")) {
                        readers.add(file);
                    }
                }
            }
        }
        return readers;
    }
}
