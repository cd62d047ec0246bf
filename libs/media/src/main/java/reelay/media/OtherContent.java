package reelay.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what something is that is no video, in a few words that are safe to show. */
final class OtherContent {

    /** Longest quotation, in characters. */
    private static final int LONGEST = 80;

    /** Words longer than this may be keys, signed links or ids; none of them is shown. */
    private static final int LONGEST_WORD = 24;

    private static final int MOST_KEYS = 8;

    private static final Pattern TITLE =
            Pattern.compile("<title[^<>]{0,200}>([^<]{0,500})", Pattern.CASE_INSENSITIVE);

    /** Keys of any depth: what matters is which words came. */
    private static final Pattern JSON_KEY = Pattern.compile("\"([\\w.-]{1,24})\"\\s{0,20}:");

    /**
     * First bytes of a kind of file.
     *
     * @param at where they stand
     */
    private record Sign(int at, String bytes, String name) {
        boolean on(String text) {
            return text.startsWith(bytes, at);
        }
    }

    private static final List<Sign> SIGNS =
            List.of(
                    new Sign(0, "\u0089PNG", "a PNG image"),
                    new Sign(0, "\u00ff\u00d8\u00ff", "a JPEG image"),
                    new Sign(0, "GIF8", "a GIF image"),
                    new Sign(8, "WEBP", "a WebP image"),
                    new Sign(8, "AVI ", "an AVI video, which no browser plays"),
                    new Sign(8, "WAVE", "a WAV sound"),
                    new Sign(0, "ID3", "an MP3 sound"),
                    new Sign(0, "OggS", "an Ogg file"),
                    new Sign(0, "fLaC", "a FLAC sound"),
                    new Sign(0, "FLV", "a Flash video, which no browser plays"),
                    new Sign(0, "0&\u00b2u", "a Windows Media file, which no browser plays"),
                    new Sign(0, "\0\0\1\u00ba", "an MPEG programme stream, which no browser plays"),
                    new Sign(0, "%PDF", "a PDF document"),
                    new Sign(0, "PK\3\4", "a ZIP archive"),
                    new Sign(0, "\u001f\u008b", "gzip data"),
                    new Sign(0, "#EXTM3U", "an HLS playlist"));

    private OtherContent() {}

    /**
     * What it is.
     *
     * @param start its first bytes
     */
    static String name(byte[] start) {
        String letters = new String(start, StandardCharsets.ISO_8859_1);
        if (start.length == 0) {
            return "nothing";
        }
        for (Sign sign : SIGNS) {
            if (sign.on(letters)) {
                return sign.name();
            }
        }
        // Packets of 188 bytes that begin with G.
        if (letters.charAt(0) == 'G' && letters.length() > 188 && letters.charAt(188) == 'G') {
            return "an MPEG transport stream, which no browser plays";
        }
        return letters.chars().limit(512).allMatch(OtherContent::isText)
                ? ofText(new String(start, StandardCharsets.UTF_8))
                : "data of an unknown kind";
    }

    /** No control character of ASCII but the usual white space. */
    private static boolean isText(int letter) {
        return letter >= ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    }

    private static String ofText(String text) {
        String body = text.startsWith("\ufeff") ? text.substring(1).strip() : text.strip();
        String lower = body.substring(0, Math.min(body.length(), 1000)).toLowerCase(Locale.ROOT);
        if (body.isEmpty()) {
            return "blank text";
        }
        if (lower.contains("<html") || lower.startsWith("<!doctype html")) {
            Matcher title = TITLE.matcher(body);
            String shown = title.find() ? shown(title.group(1)) : "";
            return shown.isEmpty() ? "a web page" : "a web page: " + shown;
        }
        if (lower.contains("<svg")) {
            return "an SVG image";
        }
        if (lower.startsWith("<")) {
            return "XML";
        }
        return body.startsWith("{") || body.startsWith("[") ? ofJson(body) : "text: " + shown(body);
    }

    private static String ofJson(String body) {
        String keys =
                JSON_KEY.matcher(body)
                        .results()
                        .map(key -> key.group(1))
                        .distinct()
                        .limit(MOST_KEYS)
                        .collect(Collectors.joining(", "));
        return keys.isEmpty() ? "JSON" : "JSON with the keys " + keys;
    }

    /** A text as it may be shown: short, on one line, printable, without what may be a secret. */
    static String shown(String text) {
        String line =
                text.codePoints()
                        .limit(1000)
                        .map(letter -> printable(letter) ? letter : ' ')
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        String words =
                List.of(line.strip().split(" +")).stream()
                        .map(word -> word.length() > LONGEST_WORD ? "\u2026" : word)
                        .collect(Collectors.joining(" "));
        return words.length() > LONGEST ? words.substring(0, LONGEST).strip() + "\u2026" : words;
    }

    /** Letters, digits, signs and punctuation; no controls, no turning of the direction. */
    private static boolean printable(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
