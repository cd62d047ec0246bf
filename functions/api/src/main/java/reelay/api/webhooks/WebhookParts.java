package reelay.api.webhooks;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.aws.AwsClients;
import reelay.provider.reach.PublicAddress;
import reelay.webhooks.SecretSeal;
import reelay.webhooks.Signer;
import reelay.webhooks.WebhookEndpoint;
import reelay.webhooks.WebhooksTable;
import reelay.webhooks.post.ReceiverAddress;
import reelay.webhooks.post.WebhookPost;

/**
 * What the routes of webhooks work with.
 *
 * @param table where endpoints are kept
 * @param signer makes their secrets and signs with them
 * @param post sends test events
 * @param random nobody can guess, made anew each time
 */
public record WebhookParts(
        WebhooksTable table,
        Signer signer,
        WebhookPost post,
        Supplier<RandomGenerator> random,
        InstantSource clock) {

    /** Longest wait for a receiver in a test; the function itself has 20 seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /**
     * Those of the deployment.
     *
     * @param table DynamoDB table of endpoints
     * @param key what their secrets are encrypted with
     * @param toThisMachine whether a local stack may send to this machine, over http
     */
    public static WebhookParts of(
            AwsClients aws,
            String table,
            Supplier<String> key,
            boolean toThisMachine,
            InstantSource clock) {
        return new WebhookParts(
                WebhooksTable.of(aws.dynamoDb(), table),
                new Signer(new SecretSeal(key)),
                WebhookPost.overTheInternet(toThisMachine, LIMIT),
                SecureRandom::new,
                clock);
    }

    /**
     * The owner's endpoint whose id is in the path.
     *
     * @throws reelay.api.http.ApiException the same 404 for an unknown one and another owner's
     */
    WebhookEndpoint find(ApiRequest request) {
        String id = request.pathValue("id");
        return table.endpoints()
                .find(request.owner(), id)
                .orElseThrow(() -> ApiError.ENDPOINT_NOT_FOUND.with(Form.echo(id)));
    }

    /** The same, for what cannot be done with the one that stands for callbacks. */
    WebhookEndpoint findWithUrl(ApiRequest request) {
        WebhookEndpoint endpoint = find(request);
        if (endpoint.url().isEmpty()) {
            throw ApiError.ENDPOINT_NOT_FOUND.with(endpoint.id());
        }
        return endpoint;
    }

    /** An address whose form is that of one that events are sent to. */
    String checkedUrl(String field, String url) {
        try {
            ReceiverAddress.of(url, post.toThisMachine());
            return url;
        } catch (PublicAddress.RefusedException e) {
            throw ApiError.RECEIVER_REFUSED.about(field, field, e.reason());
        }
    }
}
