package reelay.provider.models;

/** Whether a model makes sound. */
public enum Sound {
    ALWAYS,
    /** As {@code generate_audio} says. */
    OPTIONAL,
    NEVER,
    /** Nobody has read how this model is told, or whether it can be. */
    UNKNOWN
}
