package reelay.catalog;

import static reelay.aws.ItemValues.text;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.video.Video;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The key that sorts an owner's videos: by time, then id. */
final class CreatedKey {

    /** Milliseconds have 13 digits until the year 2286. */
    private static final Pattern SHAPE = Pattern.compile("(\\d{13})#.*");

    private CreatedKey() {}

    /** That of a video. */
    static AttributeValue of(Video video) {
        return text(key(video.createdAt(), video.id().value()));
    }

    /** Where the videos begin that were created at this time or later. */
    static AttributeValue from(Instant time) {
        return text(key(time, ""));
    }

    private static String key(Instant createdAt, String id) {
        return "%013d#%s".formatted(createdAt.toEpochMilli(), id);
    }

    /** When the video of a key was created; empty when it is no such key. */
    static Optional<Instant> createdAt(String key) {
        Matcher matcher = SHAPE.matcher(key);
        return matcher.matches()
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }
}
