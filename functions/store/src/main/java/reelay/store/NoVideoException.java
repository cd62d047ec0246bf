package reelay.store;

/** What the provider serves is no video at all; nothing was kept of it. */
final class NoVideoException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String what;

    /**
     * @param what it is, such as "a PNG image"
     */
    NoVideoException(String what) {
        super("the provider served " + what + " instead of a video");
        this.what = what;
    }

    String what() {
        return what;
    }
}
