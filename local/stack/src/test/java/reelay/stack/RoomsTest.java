package reelay.stack;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class is found by its name, a test's too, and a package can be seen at once. */
class RoomsTest {

    /** Files of one package, {@code package-info.java} included; about twenty is better. */
    private static final int A_FULL_ROOM = 25;

    @ParameterizedTest
    @ValueSource(strings = {"main", "test"})
    void noTwoClassesHaveTheSameName(String kind) throws IOException {
        Map<String, Set<Path>> byName =
                files(kind).stream()
                        .filter(file -> !file.endsWith("package-info.java"))
                        .collect(
                                groupingBy(
                                        file -> file.getFileName().toString().replace(".java", ""),
                                        TreeMap::new,
                                        mapping(Path::getParent, toSet())));

        assertThat(byName).hasSizeGreaterThan(300);
        assertThat(byName).allSatisfy((name, folders) -> assertThat(folders).as(name).hasSize(1));
    }

    @Test
    void noPackageIsCrowded() throws IOException {
        Map<Path, Long> files =
                files("main").stream()
                        .collect(
                                groupingBy(
                                        file -> StackUnderTest.PROJECT.relativize(file.getParent()),
                                        TreeMap::new,
                                        counting()));

        assertThat(files).hasSizeGreaterThan(40);
        assertThat(files)
                .allSatisfy(
                        (folder, count) ->
                                assertThat(count)
                                        .as(folder.toString())
                                        .isLessThanOrEqualTo(A_FULL_ROOM));
    }

    private static List<Path> files(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(StackUnderTest.PROJECT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/" + kind + "/java/"))
                    .toList();
        }
    }
}
