package reelay.simulator.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/** The key that a request shows. */
public final class BearerKey {

    private static final String SCHEME = "Bearer ";

    private BearerKey() {}

    /** The key; empty when the request shows none. */
    public static Optional<String> of(Call call) {
        return call.header()
                .get("Authorization")
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    public static boolean isOneOf(Set<String> accepted, String key) {
        return accepted.stream().anyMatch(known -> MessageDigest.isEqual(bytes(known), bytes(key)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
