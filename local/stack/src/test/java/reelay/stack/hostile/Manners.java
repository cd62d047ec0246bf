package reelay.stack.hostile;

/**
 * How a provider may mislead those who speak of it.
 *
 * @param done what it calls a finished job, and whether anybody knows the word
 * @param failed the same of a failed one
 * @param away whether it may be away in any moment
 * @param finds whether a lost job can be found in its list
 */
record Manners(Word done, Word failed, boolean away, boolean finds) {

    /** A word for a state. */
    record Word(String text, boolean known) {}
}
