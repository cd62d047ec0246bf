package reelay.api.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Status and headers of an HTTP/1.1 answer.
 *
 * @param headers by name in lower case; of several with one name the first
 */
record ResponseHead(int status, Map<String, String> headers) {

    /** Most headers read; servers send some twenty. */
    private static final int MOST_HEADERS = 100;

    /** Longest line read, in bytes; a redirect to a signed address takes some 2000. */
    private static final int LONGEST_LINE = 8192;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2}).*");

    ResponseHead {
        headers = Map.copyOf(headers);
    }

    static ResponseHead read(InputStream in) throws IOException {
        Matcher status = STATUS_LINE.matcher(line(in));
        if (!status.matches()) {
            throw new ProtocolException("the answer is not HTTP/1.1");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (int count = 0; count <= MOST_HEADERS; count++) {
            String line = line(in);
            if (line.isEmpty()) {
                return new ResponseHead(Integer.parseInt(status.group(1)), headers);
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("a header has no name");
            }
            headers.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        throw new ProtocolException("the answer has more than " + MOST_HEADERS + " headers");
    }

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** The next line without its end, one character per byte. */
    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the answer ends in a line");
            }
            if (line.length() == LONGEST_LINE) {
                throw new ProtocolException("a line has more than " + LONGEST_LINE + " bytes");
            }
            line.append((char) next);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r'
                ? line.substring(0, length - 1)
                : line.toString();
    }
}
