package reelay.provider.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the first bytes of a body say that it is, whatever its type is said to be. */
final class FirstBytes {

    /** Bytes that are looked at; white space may stand before JSON and markup. */
    static final int LOOK = 64;

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    /** Boxes that stand first in an MP4 or QuickTime file, behind their length. */
    private static final Pattern MP4 =
            Pattern.compile("(?s).{4}(ftyp|moov|mdat|moof|free|skip|wide).*");

    private static final String MATROSKA = "\u001aE\u00df\u00a3";

    /** Pictures, sound, documents, and lists of pieces of a video: no video, and no words. */
    private static final List<Pattern> OTHERS =
            List.of(
                    Pattern.compile("(?s)\u00ff\u00d8\u00ff.*|\u0089PNG.*|GIF8.*|RIFF.{4}WEBP.*"),
                    Pattern.compile("(?s).{4}ftyp(avif|avis|heic|heix|mif1|msf1).*"),
                    Pattern.compile("(?s)ID3.*|%PDF.*|PK\u0003\u0004.*|#EXTM3U.*"));

    private static final Pattern LINK = Pattern.compile("(?is)\"?https?://[^\\s].*");

    /** "Video is not ready yet", from those who answer every question with 200. */
    private static final Pattern UNDER_WAY =
            Pattern.compile(
                    "\\b(not (yet )?(ready|complete|completed|finished|available|done|generated)"
                            + "|in progress|processing|pending|queued|generating|rendering"
                            + "|(please|still) wait|try (it )?(again|later)|being (generated|"
                            + "processed|created|rendered))\\b"
                            + "|处理中|生成中|排队|稍后");

    /** What stands before a server for a while only: Cloudflare, DDoS-Guard, nginx at work. */
    private static final Pattern CHALLENGE =
            Pattern.compile(
                    "(?i)<title>\\s{0,20}(just a moment|one moment|please wait|checking your"
                            + " browser|ddos|security check|verif(y|ying) you|maintenance)");

    /** {@code ....ftyp} in Base64, of which four bytes are the length. */
    private static final Pattern BASE64 = Pattern.compile("\"?AAAA[A-Za-z0-9+/_-][GWm2]Z0eXB.*");

    private static final Pattern DATA_URL =
            Pattern.compile("(?i)\"?data:(video/|application/octet-stream|;|,).*");

    private final byte[] bytes;
    private final String letters;

    FirstBytes(byte[] bytes) {
        this.bytes = bytes;
        this.letters = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    boolean nothing() {
        return bytes.length == 0;
    }

    boolean ofVideo() {
        return (MP4.matcher(letters).matches() || letters.startsWith(MATROSKA)) && !ofOther();
    }

    /** Some pack their answers and do not say so; of no video these are the first bytes. */
    boolean ofGzip() {
        return letters.startsWith("\u001f\u008b");
    }

    boolean ofOther() {
        return OTHERS.stream().anyMatch(kind -> kind.matcher(letters).matches());
    }

    /** JSON, markup, a link, or a sentence that says that there is nothing yet. */
    boolean ofWords() {
        String words = text();
        return !words.isEmpty()
                && ("{[<".indexOf(words.charAt(0)) >= 0
                        || LINK.matcher(words).matches()
                        || saysUnderWay(new String(bytes, StandardCharsets.UTF_8)));
    }

    boolean ofDataUrl() {
        return DATA_URL.matcher(text()).lookingAt();
    }

    boolean ofBase64() {
        return BASE64.matcher(text()).lookingAt();
    }

    /** Text, called text: neither JSON nor markup, and no video either. */
    boolean ofText(String type) {
        return type.strip().toLowerCase(Locale.ROOT).startsWith("text/")
                && letters.chars()
                        .allMatch(
                                letter ->
                                        letter >= ' '
                                                || letter == '\n'
                                                || letter == '\r'
                                                || letter == '\t');
    }

    /** Whether a text says, and is not longer than such a sentence, that the job is under way. */
    static boolean saysUnderWay(String text) {
        String start = text.strip();
        if (start.startsWith("<")) {
            return CHALLENGE.matcher(start).find();
        }
        return start.chars().noneMatch(letter -> letter < ' ' && letter != '\n' && letter != '\r')
                && UNDER_WAY
                        .matcher(
                                start.substring(0, Math.min(start.length(), 500))
                                        .toLowerCase(Locale.ROOT))
                        .find();
    }

    private String text() {
        return (letters.startsWith(BYTE_ORDER_MARK) ? letters.substring(3) : letters)
                .stripLeading();
    }
}
