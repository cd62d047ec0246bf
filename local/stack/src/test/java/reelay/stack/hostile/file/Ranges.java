package reelay.stack.hostile.file;

/** What a host of files does when it is asked for the rest of a file. */
public enum Ranges {
    SENDS_THE_REST,
    SENDS_EVERYTHING,
    SENDS_ANOTHER_PART,
    REFUSES
}
