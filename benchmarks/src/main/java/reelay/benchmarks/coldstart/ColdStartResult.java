package reelay.benchmarks.coldstart;

import java.util.List;
import java.util.Locale;
import reelay.benchmarks.plan.Spread;

/** What the cold-start measurement found; the first line is the handler that does nothing. */
public record ColdStartResult(int rounds, List<Line> lines) {

    /**
     * One function.
     *
     * @param zipBytes size of what is deployed
     * @param milliseconds from the process's start to its first response
     */
    public record Line(String function, long zipBytes, Spread milliseconds) {}

    /** How many times as long as the handler that does nothing, by the medians. */
    public double toHello(Line line) {
        return line.milliseconds().median() / lines.getFirst().milliseconds().median();
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        text.append("cold-start: ").append(rounds).append(" rounds, all functions in turn\n");
        text.append("| function | x hello | median ms | least | most | zip bytes |\n");
        text.append("|---|---:|---:|---:|---:|---:|\n");
        for (Line line : lines) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %.1f | %.0f | %.0f | %.0f | %,d |%n",
                            line.function(),
                            toHello(line),
                            line.milliseconds().median(),
                            line.milliseconds().least(),
                            line.milliseconds().most(),
                            line.zipBytes()));
        }
        return text.toString();
    }
}
