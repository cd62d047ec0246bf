package reelay.provider.models;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The lengths a model makes, in whole seconds.
 *
 * @param all each of them, the shortest first
 */
public record Lengths(List<Integer> all) {

    /** From how many lengths in a row on they are named as a range. */
    private static final int ROW = 4;

    public Lengths {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a model makes at least one length");
        }
    }

    /** Every length from one to another, both included. */
    static Lengths range(int from, int to) {
        return new Lengths(IntStream.rangeClosed(from, to).boxed().toList());
    }

    /** Whether it makes videos of this length. */
    public boolean contains(int seconds) {
        return all.contains(seconds);
    }

    /** The shortest. */
    public int shortest() {
        return all.getFirst();
    }

    /** Such as {@code 3 to 15} and {@code 4, 8, 12}. */
    public String words() {
        boolean inARow = all.size() >= ROW && all.getLast() - all.getFirst() == all.size() - 1;
        return inARow
                ? all.getFirst() + " to " + all.getLast()
                : all.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
