package reelay.simulator.dialect;

/** What {@code /content} gives of a finished video. */
public enum ContentWay {
    BYTES,
    /** The bytes, named as a download. */
    ATTACHMENT,
    /** 302 to a link. */
    REDIRECT,
    /** 400 with a text that holds a link. */
    LINK_IN_REFUSAL,
    /** There is no such route. */
    NONE
}
