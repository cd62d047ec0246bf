package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** When another target is asked stands in the code and in docs/reliability.md, line by line. */
class OnwardTableTest {

    @Test
    void theDocumentShowsWhenTheNextTargetIsAskedAsTheCodeHasIt() throws IOException {
        assertThat(rows())
                .isEqualTo(
                        Arrays.stream(Onward.values())
                                .map(
                                        it ->
                                                "| %s | %s | %s |"
                                                        .formatted(
                                                                it.answer(),
                                                                word(it.then()),
                                                                it.because()))
                                .toList());
    }

    private static String word(Onward.Then then) {
        return then.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("../../docs/reliability.md")).stream()
                .dropWhile(
                        line ->
                                !line.equals(
                                        "| the target answered | the next is asked | because |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
