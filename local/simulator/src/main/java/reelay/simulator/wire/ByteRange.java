package reelay.simulator.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a body that a {@code Range} header asks for.
 *
 * @param from first byte, counted from 0
 * @param count bytes
 */
public record ByteRange(long from, long count) {

    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Empty when the header is none this server reads, which then answers with everything. */
    public static Optional<ByteRange> parse(String header, long length) {
        Matcher range = ONE_RANGE.matcher(header.strip());
        if (!range.matches() || header.endsWith("=-")) {
            return Optional.empty();
        }
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) {
            long count = Math.min(Long.parseLong(last), length);
            return Optional.of(checked(length - count, count, length));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? length - 1 : Math.min(Long.parseLong(last), length - 1);
        return Optional.of(checked(from, to - from + 1, length));
    }

    private static ByteRange checked(long from, long count, long length) {
        if (from >= length || count <= 0) {
            throw ErrorAnswer.rangeNotSatisfiable(length);
        }
        return new ByteRange(from, count);
    }

    public String contentRange(long length) {
        return "bytes " + from + "-" + (from + count - 1) + "/" + length;
    }
}
