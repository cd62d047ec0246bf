package reelay.simulator;

/**
 * Somebody who can appear in videos, as it is kept on disk.
 *
 * @param createdSeconds Unix time in seconds
 */
record KeptCharacter(String id, String name, long createdSeconds) {}
