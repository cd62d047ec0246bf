package reelay.deliver;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import reelay.webhooks.Signer;
import reelay.webhooks.WebhooksTable;
import reelay.webhooks.post.EventPost;
import reelay.workflow.EventBus;

/** The deliver handler made from parts, for tests that bring their own connections and time. */
public final class DeliverParts {

    private DeliverParts() {}

    public static RequestStreamHandler handler(
            WebhooksTable webhooks,
            Signer signer,
            EventPost post,
            EventBus bus,
            InstantSource clock,
            RandomGenerator random) {
        return new DeliverHandler(
                new DeliverEvent(webhooks, signer, post, bus, clock, random::nextDouble));
    }
}
