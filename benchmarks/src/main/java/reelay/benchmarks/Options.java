package reelay.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of one measurement: {@code --name value}, in any order. */
record Options(Map<String, String> values) {

    static Options of(List<String> words, Set<String> known) {
        if (words.size() % 2 != 0) {
            throw new UsageException("every option takes a value: --name value");
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (!known.contains(name)) {
                throw new UsageException("there is no option " + name + ", only " + known);
            }
            values.put(name, words.get(i + 1));
        }
        return new Options(Map.copyOf(values));
    }

    /** A whole number from 1 up. */
    int number(String name, int otherwise) {
        String text = values.getOrDefault(name, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(name + " takes a whole number, not \"" + text + "\"", e);
        }
        throw new UsageException(name + " takes a number from 1 up, not " + text);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
