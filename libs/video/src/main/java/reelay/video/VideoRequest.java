package reelay.video;

/**
 * What an app asked for, with every default filled in.
 *
 * @param model the name the app uses; the provider gets the same
 * @param prompt what the video shall show
 * @param seconds length of the whole video, in whole seconds
 * @param size width and height
 * @param operation how the video is made; model, length and size of one that is made from another
 *     follow from its source
 */
public record VideoRequest(
        String model, Prompt prompt, int seconds, VideoSize size, Operation operation) {

    /** A request for a new video without extra fields. */
    public VideoRequest(String model, Prompt prompt, int seconds, VideoSize size) {
        this(model, prompt, seconds, size, new Operation.Create(ExtraFields.NONE));
    }
}
