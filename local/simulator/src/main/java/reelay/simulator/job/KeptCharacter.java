package reelay.simulator.job;

/**
 * Somebody who can appear in videos, as it is kept on disk.
 *
 * @param createdSeconds Unix time in seconds
 */
public record KeptCharacter(String id, String name, long createdSeconds) {}
