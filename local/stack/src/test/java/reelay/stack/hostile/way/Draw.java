package reelay.stack.hostile.way;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import reelay.stack.faults.plan.Chance;

/** Chance of one seed. What it drew out of the ordinary is noted by name. */
public final class Draw {

    private final long seed;
    private final Set<String> excluded;
    private final Set<String> hazards;

    private Draw(long seed, Set<String> excluded, Set<String> hazards) {
        this.seed = seed;
        this.excluded = excluded;
        this.hazards = hazards;
    }

    /**
     * Draws from a seed.
     *
     * @param excluded hazards that are never drawn, such as {@code Coat.GZIP}, or {@code Coat} for
     *     all of its kind
     */
    public static Draw of(long seed, Set<String> excluded) {
        return new Draw(seed, excluded, new TreeSet<>());
    }

    /** Chance for a thing of its own, in the same notes. */
    public Draw about(String thing) {
        return new Draw(Chance.of(seed, thing), excluded, hazards);
    }

    public boolean chance(String name, int perMille) {
        return Chance.of(seed, name, 1000) < perMille;
    }

    public int upTo(String name, int most) {
        return Chance.of(seed, name, most + 1);
    }

    public <T> T oneOf(String name, List<T> all) {
        return all.get(Chance.of(seed, name, all.size()));
    }

    /** The usual, or any of its kind this often. */
    public <E extends Enum<E>> E usually(E usual, int perMille) {
        Class<E> kind = usual.getDeclaringClass();
        return chance("unusual " + kind.getSimpleName(), perMille)
                ? any(usual, kind.getEnumConstants())
                : usual;
    }

    /** Any of its kind; where the drawn one is excluded, the usual. */
    private <E extends Enum<E>> E any(E usual, E[] all) {
        Class<E> kind = usual.getDeclaringClass();
        E drawn = all[Chance.of(seed, kind.getSimpleName(), all.length)];
        String name = kind.getSimpleName() + "." + drawn.name();
        if (drawn == usual || excluded.contains(name) || excluded.contains(kind.getSimpleName())) {
            return usual;
        }
        hazards.add(name);
        return drawn;
    }

    /** What was drawn out of the ordinary, so far, by everybody who draws from this seed. */
    public Set<String> hazards() {
        return Set.copyOf(hazards);
    }
}
