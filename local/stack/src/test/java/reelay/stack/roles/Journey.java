package reelay.stack.roles;

/**
 * Something that a deployment does for somebody, with an outcome that can be seen from outside.
 *
 * @param name what it is
 * @param videosEnd whether it needs a deployment whose videos have an end
 */
record Journey(String name, boolean videosEnd, Way way) {

    /** What happens on it; an error if the outcome is another. */
    @FunctionalInterface
    interface Way {
        void go(Trip trip) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
