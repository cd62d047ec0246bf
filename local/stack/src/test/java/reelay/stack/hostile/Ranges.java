package reelay.stack.hostile;

/** What a host of files does when it is asked for the rest of a file. */
enum Ranges {
    SENDS_THE_REST,
    SENDS_EVERYTHING,
    SENDS_ANOTHER_PART,
    REFUSES
}
