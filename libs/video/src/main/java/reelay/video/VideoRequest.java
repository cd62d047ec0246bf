package reelay.video;

/**
 * What an app asked for, with every default filled in.
 *
 * @param model the name the app uses; the provider gets the same
 * @param prompt what the video shall show
 * @param seconds length of the video, in whole seconds
 * @param size width and height
 */
public record VideoRequest(String model, Prompt prompt, int seconds, VideoSize size) {}
