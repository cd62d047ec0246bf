package reelay.provider.models;

/** What an image is to a video. */
public enum ImageRole {
    /** The video begins with it; {@code input_reference} of the OpenAI protocol. */
    FIRST_FRAME,
    /** The video ends with it. */
    LAST_FRAME,
    /** The video shows what it shows. */
    REFERENCE
}
