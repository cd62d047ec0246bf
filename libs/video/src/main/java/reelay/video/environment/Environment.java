package reelay.video.environment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The environment variables of one function. Every question names the variable when it fails. */
public final class Environment {

    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The text of a variable that must be there and not be blank. */
    public String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new BadEnvironmentException(name, "is not set", whereSet(name)));
    }

    /** The text of a variable that may be missing or blank. */
    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank());
    }

    /** The text of a variable that must be set and may be blank. */
    public Optional<String> textOrNone(String name) {
        if (!variables.containsKey(name)) {
            throw new BadEnvironmentException(name, "is not set", whereSet(name));
        }
        return optionalText(name);
    }

    /** A whole number from {@code least} to {@code most}. */
    public int number(String name, int least, int most) {
        String text = text(name);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw odd(name, text, "a whole number from " + least + " to " + most, e);
        }
        throw odd(name, text, "a whole number from " + least + " to " + most, null);
    }

    /** A span of whole seconds, at least one. */
    public Duration seconds(String name) {
        return Duration.ofSeconds(number(name, 1, Integer.MAX_VALUE));
    }

    /** Yes or no, written {@code true} or {@code false}. */
    public boolean flag(String name) {
        String text = text(name);
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw odd(name, text, "true or false", null);
        };
    }

    /** The parts of a comma-separated list, at least one. */
    public List<String> list(String name) {
        String text = text(name);
        List<String> parts =
                Stream.of(text.split(",", -1))
                        .map(String::strip)
                        .filter(p -> !p.isEmpty())
                        .toList();
        if (parts.isEmpty()) {
            throw odd(name, text, "a comma-separated list", null);
        }
        return parts;
    }

    /** The parts of a comma-separated list that must be set and may be empty. */
    public List<String> listOrNone(String name) {
        @Nullable String text = variables.get(name);
        if (text == null) {
            throw new BadEnvironmentException(name, "is not set", whereSet(name));
        }
        return text.isBlank() ? List.of() : list(name);
    }

    /**
     * Refuses the value of a variable that was read as text; for settings with rules of their own.
     */
    public BadEnvironmentException odd(
            String name, String value, String wanted, @Nullable Throwable cause) {
        BadEnvironmentException refusal =
                new BadEnvironmentException(
                        name, "must be " + wanted + ", was \"" + value + "\"", whereSet(name));
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }

    private String whereSet(String name) {
        String function = variables.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "the function");
        return "template.yaml sets it for "
                + function
                + " under Properties, Environment, Variables, "
                + name;
    }
}
