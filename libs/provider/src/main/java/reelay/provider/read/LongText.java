package reelay.provider.read;

/**
 * A text that is too long to be a word, a link or a prompt, of which only the beginning was kept;
 * in an outline it stands where the text stood.
 *
 * @param start its first characters
 * @param length how many characters it has
 */
public record LongText(String start, long length) {

    /** So many characters of it are kept. */
    static final int START = 200;

    @Override
    public String toString() {
        return start + "...";
    }
}
