package reelay.stack.cli.options;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line: words, {@code --name value} (or {@code --name=value}) and {@code --flag}. */
public final class Arguments {

    /** Options that may be given more than once. */
    private static final Set<String> REPEATED = Set.of("set", "provider-key-env", "account");

    private final List<String> words = new ArrayList<>();
    private final Map<String, List<String>> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    /**
     * @param valued names of options that take a value
     * @param flagged names of options that take none
     * @throws UsageException naming the first thing that is not understood
     */
    public Arguments(List<String> arguments, Set<String> valued, Set<String> flagged) {
        boolean onlyWords = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (onlyWords || !argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            if (argument.equals("--")) {
                onlyWords = true;
                continue;
            }
            int equals = argument.indexOf('=');
            String name = argument.substring(2, equals < 0 ? argument.length() : equals);
            if (flagged.contains(name) && equals < 0) {
                flags.add(name);
            } else if (!valued.contains(name)) {
                throw new UsageException("there is no option " + argument);
            } else if (equals >= 0) {
                put(name, argument.substring(equals + 1));
            } else if (i + 1 < arguments.size()) {
                i++;
                put(name, arguments.get(i));
            } else {
                throw new UsageException("--" + name + " needs a value");
            }
        }
    }

    private void put(String name, String value) {
        List<String> all = values.computeIfAbsent(name, _ -> new ArrayList<>());
        if (!all.isEmpty() && !REPEATED.contains(name)) {
            throw new UsageException("--" + name + " is given twice");
        }
        all.add(value);
    }

    /** The words, which must be as many as there are names for them. */
    public List<String> words(String... names) {
        if (words.size() < names.length) {
            throw new UsageException(names[words.size()] + " is missing");
        }
        if (words.size() > names.length) {
            throw new UsageException(
                    "\""
                            + words.get(names.length)
                            + "\" is one word too many; quote a text that has spaces");
        }
        return List.copyOf(words);
    }

    public Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    /** All values of an option that may be given more than once, in their order. */
    public List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** A whole number. */
    public Optional<Integer> number(String name, int least, int most) {
        Optional<String> text = value(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String refusal =
                "--"
                        + name
                        + " must be a whole number from "
                        + least
                        + " to "
                        + most
                        + ", not "
                        + text.get();
        if (!text.get().matches("[0-9]{1,9}")) {
            throw new UsageException(refusal);
        }
        int number = Integer.parseInt(text.get());
        if (number < least || number > most) {
            throw new UsageException(refusal);
        }
        return Optional.of(number);
    }

    public boolean flag(String name) {
        return flags.contains(name);
    }
}
