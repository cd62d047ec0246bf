package reelay.stack.hostile.file;

import java.util.Optional;

/** What a host of files calls a video. */
public enum MediaTypeWord {
    MP4("video/mp4"),
    BYTES("application/octet-stream"),
    BARE("mp4"),
    TEXT("text/plain"),
    PAGE("text/html; charset=utf-8"),
    JSON("application/json"),
    NONSENSE("video/mp4, video/mp4;;"),
    NOTHING("");

    private final String word;

    MediaTypeWord(String word) {
        this.word = word;
    }

    public Optional<String> header() {
        return Optional.of(word).filter(it -> !it.isEmpty());
    }
}
