package reelay.stack.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.stack.faults.wire.MemoryS3;

/**
 * The lifecycle rules of the bucket in the template.
 *
 * @param uploads how old an unfinished upload gets; empty for any age
 * @param references how old a reference image gets; empty for any age
 */
public record BucketRules(Optional<Duration> uploads, Optional<Duration> references) {

    private static final Pattern UPLOADS =
            Pattern.compile("AbortIncompleteMultipartUpload:\\s+DaysAfterInitiation: (\\d+)");

    private static final Pattern REFERENCES =
            Pattern.compile("Prefix: references/\\s+ExpirationInDays: (\\d+)");

    public static BucketRules read() {
        try {
            String template = Files.readString(World.PROJECT.resolve("template.yaml"));
            return new BucketRules(days(UPLOADS, template), days(REFERENCES, template));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Duration> days(Pattern rule, String template) {
        Matcher found = rule.matcher(template);
        return found.find()
                ? Optional.of(Duration.ofDays(Long.parseLong(found.group(1))))
                : Optional.empty();
    }

    void apply(MemoryS3 s3) {
        uploads.ifPresent(s3::abortUploadsOlderThan);
        references.ifPresent(age -> s3.expire("references/", age));
    }
}
