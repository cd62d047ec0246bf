package reelay.provider.models;

/**
 * A size in the words of providers that take no pixels.
 *
 * @param resolution the provider's own word, such as {@code 720p}
 * @param ratio such as {@code 16:9}
 */
public record Shape(String resolution, String ratio) {}
