package reelay.local.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import reelay.local.aws.protocol.AccessKey;
import reelay.local.http.Lock;

/**
 * The roles of a deployment, each with a key of its own, and the administrator, who may do all. A
 * caller is known by the access key id that stands in what it signed; only S3 checks the signature
 * too, because its links are shown to others.
 */
public final class Iam implements Lock {

    private final AccessKey administrator;
    private final Map<String, AccessKey> keys = new ConcurrentHashMap<>();
    private final Map<String, Role> rolesByKey = new ConcurrentHashMap<>();
    private final Map<String, Role> rolesByArn = new ConcurrentHashMap<>();
    private final Set<Grant> used = ConcurrentHashMap.newKeySet();
    private final Set<String> denials = ConcurrentHashMap.newKeySet();
    private volatile Consumer<Asked> watcher = asked -> {};

    /**
     * @param administrator whoever sits at this machine
     */
    public Iam(AccessKey administrator) {
        this.administrator = administrator;
    }

    /** Makes roles known. */
    public void add(List<Role> roles) {
        for (Role role : roles) {
            AccessKey key = AccessKey.random();
            keys.put(role.arn(), key);
            rolesByKey.put(key.id(), role);
            rolesByArn.put(role.arn(), role);
        }
    }

    /**
     * The key of a role, as the service is given it that takes the role.
     *
     * @throws IllegalArgumentException if there is no such role, or it is not for that service
     */
    public AccessKey assume(String roleArn, String service) {
        Role role = role(roleArn);
        if (!role.service().equals(service)) {
            throw new IllegalArgumentException(
                    "%s may not be taken by %s, but by %s"
                            .formatted(role.name(), service, role.service()));
        }
        return keyOf(role);
    }

    @Override
    public boolean opens(Headers request) {
        return administrator.opens(request)
                || AccessKey.idOf(request.getFirst("Authorization"))
                        .filter(rolesByKey::containsKey)
                        .isPresent();
    }

    /** What the holder of this key signs with; empty for a key that nobody holds. */
    public Optional<String> secretOf(String keyId) {
        if (keyId.equals(administrator.id())) {
            return Optional.of(administrator.secret());
        }
        return Optional.ofNullable(rolesByKey.get(keyId)).map(role -> keyOf(role).secret());
    }

    /** Tells of every request that a role makes from now on. */
    public void watch(Consumer<Asked> whoCounts) {
        watcher = whoCounts;
    }

    /** A request has come, and is looked at next. */
    public void note(
            Optional<String> keyId, String operation, List<Permission> needed, JsonNode input) {
        keyId.map(rolesByKey::get)
                .ifPresent(
                        role -> watcher.accept(new Asked(role.name(), operation, needed, input)));
    }

    /** Why the holder of this key may not do it; empty when it may. */
    public Optional<String> denial(Optional<String> keyId, Permission needed) {
        // Who has no role is the administrator, or is refused for its key.
        return keyId.map(rolesByKey::get).flatMap(role -> denial(role, needed));
    }

    /** Why a role may not do it; empty when it may. */
    public Optional<String> denialOfRole(String roleArn, Permission needed) {
        return denial(role(roleArn), needed);
    }

    private Optional<String> denial(Role role, Permission needed) {
        Optional<Grant> grant = role.allowing(needed);
        if (grant.isPresent()) {
            used.add(grant.get());
            return Optional.empty();
        }
        String denial = role.denial(needed);
        denials.add(denial);
        return Optional.of(denial);
    }

    /** The grants that requests have stood on so far. */
    public Set<Grant> used() {
        return Set.copyOf(used);
    }

    /** What roles were denied so far, each sentence once. */
    public Set<String> denials() {
        return Set.copyOf(denials);
    }

    private AccessKey keyOf(Role role) {
        return Optional.ofNullable(keys.get(role.arn())).orElseThrow();
    }

    private Role role(String arn) {
        return Optional.ofNullable(rolesByArn.get(arn))
                .orElseThrow(() -> new IllegalArgumentException("there is no role " + arn));
    }
}
