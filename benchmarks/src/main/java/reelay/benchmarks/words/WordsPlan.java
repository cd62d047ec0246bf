package reelay.benchmarks.words;

import java.util.Set;
import reelay.benchmarks.plan.Options;

/**
 * How the reading of error answers is timed.
 *
 * @param rounds how often each text is read
 * @param kibibytes length of a text
 */
public record WordsPlan(int rounds, int kibibytes) {

    public static final Set<String> OPTIONS = Set.of("--rounds", "--kibibytes");

    public static WordsPlan of(Options options) {
        return new WordsPlan(options.number("--rounds", 20), options.number("--kibibytes", 1024));
    }
}
