package reelay.api.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import reelay.video.Sha256;

/**
 * Bytes a client sent, a few megabytes at the most. They may hold a prompt, so they print as a
 * label.
 */
public final class Bytes {

    private static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the array as it is; nobody changes it afterwards. */
    public static Bytes of(byte[] bytes) {
        return new Bytes(bytes);
    }

    /** No bytes at all. */
    public static Bytes none() {
        return NONE;
    }

    /** How many there are. */
    public int length() {
        return bytes.length;
    }

    /** Whether {@code expected}, one character per byte, stands at {@code offset}. */
    public boolean hasAt(int offset, String expected) {
        byte[] wanted = expected.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < offset + wanted.length) {
            return false;
        }
        return ByteBuffer.wrap(bytes, offset, wanted.length).equals(ByteBuffer.wrap(wanted));
    }

    /** The bytes as text; empty when they are not UTF-8. */
    public Optional<String> utf8() {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** SHA-256 in 64 lower-case hex digits. */
    public String sha256() {
        return Sha256.hex(bytes);
    }

    /** Reads the bytes from the first one. */
    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /** The array itself, to be read only; a copy would double the memory of an image. */
    public byte[] array() {
        return bytes;
    }

    @Override
    public String toString() {
        return "[" + bytes.length + " bytes]";
    }
}
