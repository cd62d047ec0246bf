package reelay.local.aws.secretsmanager;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import reelay.local.aws.protocol.AwsFault;

/** All secrets, by name. */
final class SecretStore {

    private final InstantSource clock;
    private final Map<String, StoredSecret> byName = new TreeMap<>();
    private int versions;

    SecretStore(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Optional<StoredSecret> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * @param id a name or an ARN
     */
    synchronized StoredSecret find(String id) {
        return byName.values().stream()
                .filter(s -> id.equals(s.name()) || id.equals(s.arn()) || id.equals(s.partialArn()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new AwsFault(
                                        400,
                                        "ResourceNotFoundException",
                                        "Secrets Manager can't find the specified secret."));
    }

    /** Makes this the current version. */
    synchronized StoredSecret put(String name, String value, Optional<String> versionId) {
        versions++;
        byte[] seed = (name + versions).getBytes(StandardCharsets.UTF_8);
        String version = versionId.orElseGet(() -> UUID.nameUUIDFromBytes(seed).toString());
        StoredSecret secret = new StoredSecret(name, version, value, clock.instant());
        byName.put(name, secret);
        return secret;
    }
}
