package reelay.benchmarks.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import reelay.benchmarks.plan.Checkout;
import reelay.benchmarks.plan.Options;
import reelay.benchmarks.plan.UnknownOptionException;

/**
 * How the store step is measured.
 *
 * @param project folder with template.yaml
 * @param mebibytes length of the video
 * @param warmUpMebibytes length of a video that is moved before anything counts, because the
 *     servers are cold at first; 0 for none
 * @param pairs how often each way is measured
 * @param heapMegabytes -Xmx of both ways
 * @param jvm whose flags both ways run with
 */
public record StorePlan(
        Path project, int mebibytes, int warmUpMebibytes, int pairs, int heapMegabytes, Jvm jvm) {

    public static final Set<String> OPTIONS = Set.of("--mebibytes", "--pairs", "--heap", "--jvm");

    private static final int WARM_UP_MEBIBYTES = 64;

    /** Flags of a JVM, beside its heap. */
    public enum Jvm {
        /** As the java25 runtime sets them. */
        LAMBDA,
        /** None. */
        PLAIN;

        public static Jvm of(String word) {
            return switch (word) {
                case "lambda" -> LAMBDA;
                case "plain" -> PLAIN;
                default ->
                        throw new UnknownOptionException("--jvm is lambda or plain, not " + word);
            };
        }

        List<String> flags() {
            return switch (this) {
                case LAMBDA -> List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
                case PLAIN -> List.of();
            };
        }
    }

    public static StorePlan of(Options options) {
        return new StorePlan(
                Checkout.folder(),
                options.number("--mebibytes", 1024),
                WARM_UP_MEBIBYTES,
                options.number("--pairs", 3),
                options.number("--heap", 96),
                Jvm.of(options.text("--jvm", "lambda")));
    }
}
