package reelay.provider.read;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;

/**
 * The bytes of a video that stands in a JSON document as Base64 or as a {@code data:} URL, while
 * the document arrives; never held whole.
 */
public final class InlineVideo {

    private InlineVideo() {}

    /**
     * Reads a document up to a text and answers its bytes.
     *
     * @param document the JSON, without content encoding; closed with the answer
     * @param pointer where the text is, see {@link ResultPlace.Inline}
     * @return the bytes, which fail with an IOException where the document breaks off; empty when
     *     there is no text at that place
     */
    public static Optional<InputStream> open(InputStream document, String pointer)
            throws IOException {
        TextSource source = new TextSource(Encodings.characters(document));
        try {
            JsonParser parser = Outline.parser(source);
            JsonPointer wanted = JsonPointer.compile(pointer);
            // The parser has not read beyond the opening quote of the text it has just met.
            for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
                if (t == JsonToken.VALUE_STRING
                        && parser.getParsingContext().pathAsPointer().equals(wanted)) {
                    return Optional.of(
                            Base64.getMimeDecoder().wrap(new TextBytes(source, document)));
                }
            }
            return Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** The characters of a text as bytes, without the head of a {@code data:} URL. */
    private static final class TextBytes extends InputStream {

        private static final String DATA_URL = "data:";

        private final TextSource source;
        private final InputStream document;
        private final String start;
        private int startRead;

        TextBytes(TextSource source, InputStream document) throws IOException {
            this.source = source;
            this.document = document;
            String head = source.text(DATA_URL.length()).toString();
            boolean dataUrl = head.equalsIgnoreCase(DATA_URL);
            for (int c = dataUrl ? 0 : ','; c != ',' && c >= 0; ) {
                c = source.textCharacter();
            }
            this.start = dataUrl ? "" : head;
        }

        @Override
        public int read() throws IOException {
            int c = startRead < start.length() ? start.charAt(startRead++) : source.textCharacter();
            if (c < 0 && source.exhausted()) {
                throw new IOException("the document ended within the video");
            }
            // The alphabet of RFC 4648 section 5, for addresses.
            return c == '-' ? '+' : c == '_' ? '/' : c > 0x7f ? '?' : c;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = 0;
            for (; count < length; count++) {
                int c = read();
                if (c < 0) {
                    return count == 0 && length > 0 ? -1 : count;
                }
                target[offset + count] = (byte) c;
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            document.close();
        }
    }
}
