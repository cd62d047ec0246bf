package reelay.authorizer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelay.video.Sha256;

/** The digests of all API keys with their owners. The keys themselves are kept nowhere. */
final class ApiKeys {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

    /** An owner is part of S3 keys, so it has no characters that mean something there. */
    private static final Pattern OWNER = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private final List<Key> keys;

    private ApiKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Checks every entry.
     *
     * @throws BadKeysException naming the position of the first odd entry, counted from 0
     */
    static ApiKeys of(KeysSecret secret) {
        if (secret.keys() == null) {
            throw new BadKeysException("keys", "is missing, it is a list of {sha256, owner}");
        }
        List<Key> keys = new ArrayList<>();
        for (KeysSecret.Entry entry : secret.keys()) {
            Key key = key("keys[" + keys.size() + "]", entry);
            refuseRepeat(keys, key);
            keys.add(key);
        }
        return new ApiKeys(keys);
    }

    private static Key key(String place, KeysSecret.@Nullable Entry entry) {
        if (entry == null) {
            throw new BadKeysException(place, "is null");
        }
        String digest = entry.sha256();
        if (digest == null || !DIGEST.matcher(digest).matches()) {
            throw new BadKeysException(place + ".sha256", "must be 64 hex digits");
        }
        String owner = entry.owner();
        if (owner == null || !OWNER.matcher(owner).matches()) {
            throw new BadKeysException(
                    place + ".owner",
                    "must be 1 to 64 of a-z, 0-9, _ and -, the first a letter or digit");
        }
        return new Key(
                digest.toLowerCase(Locale.ROOT),
                new Holder(owner, Boolean.TRUE.equals(entry.operator())));
    }

    private static void refuseRepeat(List<Key> earlier, Key key) {
        for (int i = 0; i < earlier.size(); i++) {
            if (earlier.get(i).sha256().equals(key.sha256())) {
                throw new BadKeysException(
                        "keys[" + earlier.size() + "].sha256", "stands at keys[" + i + "] already");
            }
        }
    }

    /**
     * Who holds this key. Every digest is compared in constant time and none is left out, so the
     * time says nothing about which one is close.
     */
    Optional<Holder> holderOf(String apiKey) {
        byte[] digest = Sha256.of(apiKey.getBytes(StandardCharsets.UTF_8));
        Optional<Holder> holder = Optional.empty();
        for (Key key : keys) {
            if (MessageDigest.isEqual(digest, HexFormat.of().parseHex(key.sha256()))) {
                holder = Optional.of(key.holder());
            }
        }
        return holder;
    }

    /** Who holds a key, and whether it is an operator's. */
    record Holder(String owner, boolean operator) {}

    private record Key(String sha256, Holder holder) {}
}
