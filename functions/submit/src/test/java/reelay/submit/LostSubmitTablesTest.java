package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import reelay.provider.job.Likeness;

/** The rule for a lost submit stands in the code and in docs/reliability.md, line by line. */
class LostSubmitTablesTest {

    @Test
    void theDocumentShowsWhatAListedJobIsAsTheCodeHasIt() throws IOException {
        assertThat(rowsUnder("| the list shows | the job is | because |"))
                .isEqualTo(
                        Arrays.stream(Likeness.values())
                                .map(it -> row(it.seen(), it.verdict(), it.because()))
                                .toList());
    }

    @Test
    void theDocumentShowsWhatBecomesOfTheSubmitAsTheCodeHasIt() throws IOException {
        assertThat(rowsUnder("| there is | then | because |"))
                .isEqualTo(
                        Arrays.stream(Settlement.values())
                                .map(it -> row(it.seen(), it.decision(), it.because()))
                                .toList());
    }

    private static String row(String seen, Enum<?> then, String because) {
        String word = then.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "| %s | %s | %s |".formatted(seen, word, because);
    }

    private static List<String> rowsUnder(String head) throws IOException {
        return Files.readAllLines(Path.of("../../docs/reliability.md")).stream()
                .dropWhile(line -> !line.equals(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
