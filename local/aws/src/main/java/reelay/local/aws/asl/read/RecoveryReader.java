package reelay.local.aws.asl.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.ErrorNames;
import reelay.local.aws.asl.run.Catcher;
import reelay.local.aws.asl.run.Retrier;

/** Reads Retry and Catch. */
final class RecoveryReader {

    private static final Set<String> RETRY_FIELDS =
            Set.of(
                    "ErrorEquals",
                    "IntervalSeconds",
                    "MaxAttempts",
                    "BackoffRate",
                    "MaxDelaySeconds",
                    "JitterStrategy",
                    "Comment");
    private static final Set<String> CATCH_FIELDS =
            Set.of("ErrorEquals", "Next", "Assign", "Output", "Comment");

    /** Largest numbers Step Functions takes ("Error handling", developer guide). */
    private static final int MOST_ATTEMPTS = 99_999_999;

    private static final int LONGEST_DELAY = 31_622_399;

    private final FieldReader fields;

    RecoveryReader(FieldReader fields) {
        this.fields = fields;
    }

    List<Retrier> retriers() {
        List<FieldReader> elements = fields.elements("Retry");
        List<Retrier> retriers = new ArrayList<>();
        for (FieldReader element : elements) {
            element.refuseOthersThan(RETRY_FIELDS);
            List<String> errors = errors(element, element == elements.getLast());
            int interval = element.whole("IntervalSeconds", 1, MOST_ATTEMPTS, 1);
            double rate = element.number("BackoffRate", 1, 2);
            int attempts = element.whole("MaxAttempts", 0, MOST_ATTEMPTS, 3);
            retriers.add(
                    new Retrier(
                            errors,
                            Duration.ofSeconds(interval),
                            rate,
                            attempts,
                            maxDelay(element, interval),
                            fullJitter(element)));
        }
        return retriers;
    }

    private static @Nullable Duration maxDelay(FieldReader element, int interval) {
        if (!element.json().has("MaxDelaySeconds")) {
            return null;
        }
        int seconds = element.whole("MaxDelaySeconds", 1, LONGEST_DELAY, LONGEST_DELAY);
        if (seconds <= interval) {
            element.problem("MaxDelaySeconds", "must be greater than IntervalSeconds");
        }
        return Duration.ofSeconds(seconds);
    }

    private static boolean fullJitter(FieldReader element) {
        JsonNode strategy = element.json().path("JitterStrategy");
        return switch (strategy.asText("NONE")) {
            case "FULL" -> true;
            case "NONE", "" -> false;
            default -> {
                element.problem("JitterStrategy", "must be FULL or NONE, was " + strategy);
                yield false;
            }
        };
    }

    List<Catcher> catchers() {
        List<FieldReader> elements = fields.elements("Catch");
        List<Catcher> catchers = new ArrayList<>();
        for (FieldReader element : elements) {
            element.refuseOthersThan(CATCH_FIELDS);
            List<String> errors = errors(element, element == elements.getLast());
            JsonNode next = element.json().path("Next");
            if (!next.isTextual()) {
                element.problem("Next", "must be the name of a state");
            }
            catchers.add(new Catcher(errors, next.asText(), element.exit()));
        }
        return catchers;
    }

    private static List<String> errors(FieldReader element, boolean last) {
        JsonNode names = element.json().path("ErrorEquals");
        List<String> errors = new ArrayList<>();
        if (!names.isArray() || names.isEmpty()) {
            element.problem("ErrorEquals", "must be an array with at least one error name");
        }
        for (JsonNode name : names) {
            if (!name.isTextual() || name.textValue().isEmpty()) {
                element.problem("ErrorEquals", "error names are strings, was " + name);
            }
            errors.add(name.asText());
        }
        if (errors.contains(ErrorNames.ALL) && (errors.size() > 1 || !last)) {
            element.problem("ErrorEquals", "States.ALL must stand alone and in the last element");
        }
        return List.copyOf(errors);
    }
}
