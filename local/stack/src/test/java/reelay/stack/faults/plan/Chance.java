package reelay.stack.faults.plan;

/** Chance without a memory: the same seed and name give the same number, in any order. */
public final class Chance {

    private Chance() {}

    public static long of(long seed, String name) {
        long mixed = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < name.length(); i++) {
            mixed = (mixed ^ name.charAt(i)) * 0xBF58476D1CE4E5B9L;
            mixed ^= mixed >>> 29;
        }
        mixed = (mixed ^ (mixed >>> 32)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    public static int of(long seed, String name, int bound) {
        return (int) Math.floorMod(of(seed, name), (long) bound);
    }
}
