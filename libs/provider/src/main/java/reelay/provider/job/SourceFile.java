package reelay.provider.job;

import java.io.InputStream;

/**
 * An MP4 that a video is made from, sent along because the provider has none of its own. It flows:
 * at no time is more of it held than one piece.
 *
 * @param fingerprint text that differs when the bytes do
 * @param bytes its length
 * @param content the bytes, read at most once
 * @param hangUp ends the flow, whether or not all of it was read
 */
public record SourceFile(String fingerprint, long bytes, InputStream content, Runnable hangUp) {}
