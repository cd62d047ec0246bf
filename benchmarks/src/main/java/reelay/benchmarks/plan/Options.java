package reelay.benchmarks.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of one measurement: {@code --name value}, in any order. */
public record Options(Map<String, String> values) {

    public static Options of(List<String> words, Set<String> known) {
        if (words.size() % 2 != 0) {
            throw new UnknownOptionException("every option takes a value: --name value");
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (!known.contains(name)) {
                throw new UnknownOptionException("there is no option " + name + ", only " + known);
            }
            values.put(name, words.get(i + 1));
        }
        return new Options(Map.copyOf(values));
    }

    /** A whole number from 1 up. */
    public int number(String name, int otherwise) {
        String text = values.getOrDefault(name, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UnknownOptionException(
                    name + " takes a whole number, not \"" + text + "\"", e);
        }
        throw new UnknownOptionException(name + " takes a number from 1 up, not " + text);
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
