package reelay.provider.read;

import java.util.Optional;

/** Where the answer about a job says its video is. */
public sealed interface ResultPlace {

    /**
     * An address, as it was written: absolute, {@code //host/path}, {@code /path} or odd.
     *
     * @param text the address; a relative one starts from the address of the answer
     */
    record Link(String text) implements ResultPlace {}

    /**
     * The video itself, in Base64 or as a {@code data:} URL, in the answer. {@link InlineVideo}
     * reads it when the answer is fetched again.
     *
     * @param pointer the text in the document, as a JSON pointer (RFC 6901)
     * @param declaredType the media type of the {@code data:} URL, when there is one
     * @param length characters of the text
     */
    record Inline(String pointer, Optional<String> declaredType, long length)
            implements ResultPlace {}
}
