package reelay.local.aws.secretsmanager;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import reelay.local.http.AwsFault;

/** All secrets, by name. */
final class Secrets {

    private final InstantSource clock;
    private final Map<String, Secret> byName = new TreeMap<>();
    private int versions;

    Secrets(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Optional<Secret> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * @param id a name or an ARN
     */
    synchronized Secret find(String id) {
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
    synchronized Secret put(String name, String value, Optional<String> versionId) {
        versions++;
        byte[] seed = (name + versions).getBytes(StandardCharsets.UTF_8);
        String version = versionId.orElseGet(() -> UUID.nameUUIDFromBytes(seed).toString());
        Secret secret = new Secret(name, version, value, clock.instant());
        byName.put(name, secret);
        return secret;
    }
}
