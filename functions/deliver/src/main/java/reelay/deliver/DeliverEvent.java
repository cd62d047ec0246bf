package reelay.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import reelay.aws.AwsClients;
import reelay.aws.Secrets;
import reelay.video.Json;
import reelay.video.StepLog;
import reelay.video.VideoId;
import reelay.webhooks.Deliveries.State;
import reelay.webhooks.Delivery;
import reelay.webhooks.DeliveryOutcome;
import reelay.webhooks.HangingHosts.Turn;
import reelay.webhooks.OffReason;
import reelay.webhooks.SecretSeal;
import reelay.webhooks.Signer;
import reelay.webhooks.WebhookEndpoint;
import reelay.webhooks.WebhooksTable;
import reelay.webhooks.post.EventPost;
import reelay.webhooks.post.ReceiverAddress;
import reelay.webhooks.post.TryResult;
import reelay.webhooks.post.TryResult.Trouble;
import reelay.webhooks.post.TryResult.Unanswered;
import reelay.webhooks.post.WebhookPost;
import reelay.workflow.EventBus;

/**
 * Tries once to hand an event to an endpoint, and writes down what came of it. Run twice it sends
 * twice, with the same id, by which receivers know it.
 *
 * @param chance between 0 and 1, for the wait before the next try
 */
record DeliverEvent(
        WebhooksTable webhooks,
        Signer signer,
        EventPost post,
        EventBus bus,
        InstantSource clock,
        DoubleSupplier chance) {

    /** For all of a try; the function itself has 30 seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** The first try may come a little after the event. */
    private static final Duration UNTIL_THE_FIRST_TRY = Duration.ofHours(1);

    /** What stands for the status of a try that was not made. */
    private static final String NOT_TRIED = "not_tried";

    static DeliverEvent of(DeliverSettings settings, AwsClients aws) {
        InstantSource clock = InstantSource.system();
        Secrets secrets = Secrets.of(aws, clock);
        return new DeliverEvent(
                WebhooksTable.of(aws.dynamoDb(), settings.webhooks().table()),
                new Signer(new SecretSeal(() -> secrets.text(settings.webhooks().secret()))),
                WebhookPost.overTheInternet(settings.webhooks().toThisMachine(), LIMIT),
                EventBus.of(aws, settings.eventBus()),
                clock,
                () -> RandomGenerator.getDefault().nextDouble());
    }

    DeliveryOutcome deliver(Delivery delivery) {
        Optional<WebhookEndpoint> endpoint =
                webhooks.endpoints()
                        .find(delivery.owner(), delivery.endpointId())
                        .filter(found -> found.off().isEmpty());
        Optional<String> url = endpoint.flatMap(found -> url(found, delivery));
        if (url.isEmpty()) {
            note(delivery, State.ENDED, delivery.tries(), NOT_TRIED);
            return new DeliveryOutcome.Ended();
        }
        return Boolean.TRUE.equals(delivery.giveUp())
                ? givenUp(delivery, endpoint.get())
                : tried(delivery, endpoint.get(), url.get());
    }

    private Optional<String> url(WebhookEndpoint endpoint, Delivery delivery) {
        return endpoint.url()
                .or(
                        () ->
                                VideoId.parse(delivery.event().data().path("id").asText())
                                        .flatMap(webhooks.callbacks()::of));
    }

    private DeliveryOutcome tried(Delivery delivery, WebhookEndpoint endpoint, String url) {
        int tries = delivery.tries() + 1;
        Optional<String> host = ReceiverAddress.hostIn(url);
        Turn turn =
                host.map(name -> webhooks.hanging().take(endpoint.owner(), name, clock.instant()))
                        .orElse(Turn.FREE);
        if (turn == Turn.ANOTHERS) {
            note(delivery, State.PENDING, tries, NOT_TRIED);
            return again();
        }
        TryResult result = send(delivery, endpoint, url);
        host.ifPresent(name -> noteHost(endpoint.owner(), name, turn, result));
        if (result.acknowledged()) {
            note(delivery, State.DELIVERED, tries, result.word());
            if (endpoint.failingSince().isPresent()) {
                webhooks.endpoints().reached(endpoint.owner(), endpoint.id());
            }
            return new DeliveryOutcome.Delivered();
        }
        if (result.gone()) {
            switchOff(endpoint, OffReason.GONE, Optional.empty());
            note(delivery, State.ENDED, tries, result.word());
            return new DeliveryOutcome.Ended();
        }
        if (endpoint.failingSince().isEmpty()) {
            webhooks.endpoints().failed(endpoint.owner(), endpoint.id(), clock.instant());
        }
        note(delivery, State.PENDING, tries, result.word());
        return again();
    }

    private TryResult send(Delivery delivery, WebhookEndpoint endpoint, String url) {
        try {
            return post.send(
                    url,
                    signer.headers(endpoint, delivery.event(), clock.instant()),
                    delivery.event().body());
        } catch (SecretSeal.BrokenException _) {
            return new Unanswered(Trouble.SECRET_UNREADABLE);
        }
    }

    private void noteHost(String owner, String host, Turn turn, TryResult result) {
        if (result.equals(new Unanswered(Trouble.TIMED_OUT))) {
            webhooks.hanging().hangs(owner, host, turn, clock.instant());
        } else if (turn == Turn.TAKEN) {
            webhooks.hanging().answers(owner, host);
        }
    }

    private DeliveryOutcome again() {
        return new DeliveryOutcome.Again(0.8 + 0.2 * chance.getAsDouble());
    }

    /** All tries failed. When all others have as well, since then, no more are made. */
    private DeliveryOutcome givenUp(Delivery delivery, WebhookEndpoint endpoint) {
        note(delivery, State.GIVEN_UP, delivery.tries(), lastStatus(delivery));
        Instant began = delivery.event().createdAt().plus(UNTIL_THE_FIRST_TRY);
        boolean allFailed = endpoint.failingSince().filter(at -> !at.isAfter(began)).isPresent();
        if (allFailed && endpoint.url().isPresent()) {
            switchOff(endpoint, OffReason.FAILING, Optional.of(began));
        }
        return new DeliveryOutcome.Ended();
    }

    private String lastStatus(Delivery delivery) {
        return webhooks.deliveries()
                .lastStatus(delivery.owner(), delivery.endpointId(), delivery.event())
                .orElse(NOT_TRIED);
    }

    /** A callback's receiver ends alone: the others of the owner are somewhere else. */
    private void switchOff(
            WebhookEndpoint endpoint, OffReason reason, Optional<Instant> failingSince) {
        if (endpoint.url().isEmpty()) {
            return;
        }
        // First the event: when the write fails it is told again, and never is it not told.
        bus.send(
                "Webhook Endpoint Disabled",
                Json.object()
                        .put("owner", endpoint.owner())
                        .put("endpoint_id", endpoint.id())
                        .put("reason", reason.word()));
        webhooks.endpoints()
                .switchOff(endpoint.owner(), endpoint.id(), reason, clock.instant(), failingSince);
    }

    private void note(Delivery delivery, State state, int tries, String status) {
        webhooks.deliveries()
                .note(
                        delivery.owner(),
                        delivery.endpointId(),
                        delivery.event(),
                        state,
                        tries,
                        status,
                        clock.instant());
        StepLog.write(
                StepLog.Level.INFO,
                "deliver",
                Json.object()
                        .put("event_id", delivery.event().id())
                        .put("endpoint_id", delivery.endpointId())
                        .put("state", state.word())
                        .put("tries", tries)
                        .put("status", status));
    }
}
