package reelay.stack.hostile;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelay.stack.hostile.way.AtOnce;
import reelay.stack.hostile.way.LinkForm;

/** Addresses of a job's bytes, which work for a while. */
final class Links {

    /** Stands in every link; whoever reads it elsewhere has read a link. */
    static final String SIGNATURE = "hush-hush";

    private static final Duration LIFETIME = Duration.ofMinutes(3);

    /** Nobody can ask for another one. */
    private static final Duration ONLY_ONE = Duration.ofHours(2);

    private static final Pattern PATH = Pattern.compile("/files/(\\d+)/(\\d+)/.*");
    private static final Pattern UNTIL = Pattern.compile("until=(\\d+)");

    private Links() {}

    /**
     * A link that leads to the bytes.
     *
     * @param hops redirects that lie between
     */
    static String to(HostileJob job, LinkForm form, int hops, Instant now) {
        return form.to(
                "/files/" + job.number() + "/" + hops,
                "until="
                        + now.plus(job.atOnce() == AtOnce.WITHOUT_ID ? ONLY_ONE : LIFETIME)
                                .toEpochMilli()
                        + "&sig="
                        + SIGNATURE);
    }

    static boolean isOne(String rawPath) {
        return PATH.matcher(rawPath).matches();
    }

    static int job(String rawPath) {
        return Integer.parseInt(parts(rawPath).group(1));
    }

    static int hops(String rawPath) {
        return Integer.parseInt(parts(rawPath).group(2));
    }

    private static Matcher parts(String rawPath) {
        Matcher parts = PATH.matcher(rawPath);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no link: " + rawPath);
        }
        return parts;
    }

    static boolean expired(@Nullable String rawQuery, Instant now) {
        Matcher until = UNTIL.matcher(Objects.requireNonNullElse(rawQuery, ""));
        return !until.find() || now.toEpochMilli() > Long.parseLong(until.group(1));
    }
}
