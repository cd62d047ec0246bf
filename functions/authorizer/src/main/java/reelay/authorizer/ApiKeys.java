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
import reelay.video.OwnerName;
import reelay.video.Sha256;

/** The digests of all API keys with their owners. The keys themselves are kept nowhere. */
final class ApiKeys {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

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
        if (owner == null || !OwnerName.fits(owner)) {
            throw new BadKeysException(place + ".owner", OwnerName.RULE);
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
