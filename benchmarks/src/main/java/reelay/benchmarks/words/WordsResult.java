package reelay.benchmarks.words;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import reelay.benchmarks.plan.Spread;

/**
 * What the measurement of error answers found, in milliseconds of the processor.
 *
 * @param plain a text of everyday sentences
 * @param worst texts that are hard to read, the slowest first
 */
public record WordsResult(WordsPlan plan, Spread plain, List<Line> worst) {

    /** A text, by the piece that it repeats. */
    public record Line(String piece, Spread milliseconds) {}

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "words: %d rounds, %d KiB each; plain sentences: median %.2f ms%n",
                        plan.rounds(),
                        plan.kibibytes(),
                        plain.median())
                + worst.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Line line) {
        return String.format(
                Locale.ROOT,
                "%-24s x plain %.1f; milliseconds: median %.2f, most %.2f%n",
                line.piece(),
                line.milliseconds().median() / plain.median(),
                line.milliseconds().median(),
                line.milliseconds().most());
    }
}
