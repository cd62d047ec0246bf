package reelay.stack.hostile.way;

/** How many redirects lie between an address and the bytes. */
public enum Hops {
    NONE(0),
    ONE(1),
    TWO(2),
    FIVE(5),
    NINE(9);

    public final int count;

    Hops(int count) {
        this.count = count;
    }
}
