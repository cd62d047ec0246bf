package reelay.local.aws.secretsmanager;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.aws.protocol.Guard;
import reelay.local.http.Door;
import reelay.local.http.HttpListener;

/** Secrets Manager in memory: only the current version of each secret, never written anywhere. */
public final class SecretsManagerEmulator implements AutoCloseable {

    private final HttpListener listener;

    private SecretsManagerEmulator(HttpListener listener) {
        this.listener = listener;
    }

    /** The same for callers that need not sign. */
    public static SecretsManagerEmulator start(
            int port, Map<String, String> values, InstantSource clock) {
        return start(Door.unlocked(port), Guard.NONE, values, clock);
    }

    /**
     * Listens at once.
     *
     * @param guard says who may do what
     * @param values secret strings by secret name
     * @param clock dates the versions
     * @throws reelay.local.http.PortTakenException if another process listens there
     */
    public static SecretsManagerEmulator start(
            Door door, Guard guard, Map<String, String> values, InstantSource clock) {
        SecretStore secrets = new SecretStore(clock);
        values.forEach((name, value) -> secrets.put(name, value, Optional.empty()));
        AwsJsonHandler handler =
                new AwsJsonHandler(
                        "secretsmanager",
                        "1.1",
                        Map.of(
                                "CreateSecret", new CreateSecret(secrets),
                                "DescribeSecret", new DescribeSecret(secrets),
                                "GetSecretValue", new GetSecretValue(secrets),
                                "PutSecretValue", new PutSecretValue(secrets)),
                        guard);
        return new SecretsManagerEmulator(HttpListener.start(door, handler));
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return listener.address();
    }

    @Override
    public void close() {
        listener.close();
    }
}
