package reelay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That nobody writes over an endpoint that is another's, or was made in the place of his own. */
class EndpointsKeepTheirPlacesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

    private static WebhooksFixture fixture;

    private final String owner = UUID.randomUUID().toString();
    private final WebhookEndpoints endpoints = fixture.endpoints();

    @BeforeAll
    static void start() {
        fixture = new WebhooksFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void twoWhoCreateAtOnceHaveTwoPlaces() {
        WebhookEndpoint second =
                endpoints
                        .create(
                                owner,
                                RANDOM,
                                id -> {
                                    if (endpoints.of(owner).isEmpty()) {
                                        create();
                                    }
                                    return named(id);
                                })
                        .orElseThrow();

        assertThat(endpoints.of(owner)).hasSize(2).contains(second);
    }

    @Test
    void theOneForCallbacksIsMadeOnce() {
        WebhookEndpoint first = named(WebhookEndpoint.DEFAULT);

        assertThat(endpoints.createDefault(first)).isTrue();
        assertThat(
                        endpoints.createDefault(
                                new WebhookEndpoint(
                                        owner,
                                        WebhookEndpoint.DEFAULT,
                                        "another",
                                        Optional.empty(),
                                        List.of(),
                                        NOON,
                                        NOON,
                                        new WebhookEndpoint.Sealed("s", "h", Optional.empty()),
                                        Optional.empty(),
                                        Optional.empty())))
                .isFalse();

        assertThat(endpoints.find(owner, WebhookEndpoint.DEFAULT)).contains(first);
    }

    @Test
    void whatIsDeletedChangesNothingOfWhatTookItsPlace() {
        WebhookEndpoint gone = create();
        assertThat(endpoints.delete(owner, gone.id())).isTrue();
        WebhookEndpoint next = create();
        assertThat(next.id()).startsWith(gone.id().substring(0, 5));

        assertThat(endpoints.update(gone, true)).isFalse();
        assertThat(endpoints.rotate(gone)).isFalse();
        assertThat(endpoints.delete(owner, gone.id())).isFalse();
        endpoints.failed(owner, gone.id(), NOON);
        assertThat(switchOff(gone.id(), Optional.empty())).isFalse();
        assertThat(endpoints.of(owner)).containsExactly(next);

        endpoints.failed(owner, next.id(), NOON);
        assertThat(switchOff(gone.id(), Optional.of(NOON))).isFalse();
        endpoints.reached(owner, gone.id());
        assertThat(endpoints.of(owner))
                .singleElement()
                .satisfies(
                        endpoint -> {
                            assertThat(endpoint.failingSince()).contains(NOON);
                            assertThat(endpoint.off()).isEmpty();
                        });
    }

    @Test
    void isSwitchedOffOnceAndOnlyForFailuresThatLast() {
        String id = create().id();
        assertThat(switchOff(id, Optional.of(NOON))).isFalse();

        endpoints.failed(owner, id, NOON);
        endpoints.failed(owner, id, NOON.plusSeconds(5));
        assertThat(switchOff(id, Optional.of(NOON.minusSeconds(1)))).isFalse();
        assertThat(switchOff(id, Optional.of(NOON))).isTrue();

        assertThat(switchOff(id, Optional.of(NOON))).isFalse();
        assertThat(endpoints.switchOff(owner, id, OffReason.GONE, NOON, Optional.empty()))
                .isFalse();
        assertThat(endpoints.find(owner, id).orElseThrow().off())
                .contains(new WebhookEndpoint.Off(NOON, OffReason.FAILING));
    }

    private boolean switchOff(String id, Optional<Instant> failingSince) {
        return endpoints.switchOff(owner, id, OffReason.FAILING, NOON, failingSince);
    }

    private WebhookEndpoint create() {
        return endpoints.create(owner, RANDOM, this::named).orElseThrow();
    }

    private WebhookEndpoint named(String id) {
        return new WebhookEndpoint(
                owner,
                id,
                "name",
                Optional.of("https://app.example/hook"),
                List.of(EventType.ACCESS_CHANGED),
                NOON,
                NOON,
                new WebhookEndpoint.Sealed("sealed", "hint", Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }
}
