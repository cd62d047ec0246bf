package reelay.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import reelay.video.Json;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The deployment's secrets. A value is kept for a short while, so a changed secret is picked up by
 * itself, without a deployment.
 */
public final class Secrets {

    /** How long a value is used before it is read again. */
    public static final Duration LIFETIME = Duration.ofMinutes(2);

    private final Supplier<SecretsManagerClient> client;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public Secrets(SecretsManagerClient client, InstantSource clock) {
        this(() -> client, clock);
    }

    private Secrets(Supplier<SecretsManagerClient> client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /** The secrets as this function may read them. */
    public static Secrets of(AwsClients aws, InstantSource clock) {
        return new Secrets(
                aws.client(
                        SecretsManagerClient.class,
                        "SECRETS_MANAGER",
                        SecretsManagerClient::builder),
                clock);
    }

    /**
     * The current value of a secret whose text is JSON.
     *
     * @param secretId name or ARN
     * @throws BadSecretException if the text is not JSON of that type
     */
    public <T> T read(String secretId, Class<T> type) {
        try {
            return Json.read(text(secretId), type);
        } catch (JsonProcessingException e) {
            // The parser quotes what it stumbled over, so neither its text nor itself goes on.
            throw new BadSecretException(secretId, e.getLocation());
        }
    }

    /** The current text of a secret. */
    public String text(String secretId) {
        Instant now = clock.instant();
        Kept current = kept.get(secretId);
        if (current == null || !now.isBefore(current.readAt().plus(LIFETIME))) {
            String text = client.get().getSecretValue(get -> get.secretId(secretId)).secretString();
            current = new Kept(text, now);
            kept.put(secretId, current);
        }
        return current.text();
    }

    private record Kept(String text, Instant readAt) {
        @Override
        public String toString() {
            return "[secret read at " + readAt + "]";
        }
    }
}
