package reelay.local.aws.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.local.aws.sns.Topics;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

final class EventBridgeEmulatorTest {

    private final Instant now = Instant.parse("2026-05-01T10:00:00Z");
    private @TempDir Path directory;
    private EventBridgeEmulator emulator;
    private EventBridgeClient client;

    @BeforeEach
    void start() {
        emulator = EventBridgeEmulator.start(0, Optional.of(directory), () -> now);
        client =
                EventBridgeClient.builder()
                        .endpointOverride(emulator.address())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("local", "local")))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
    }

    @AfterEach
    void stop() {
        client.close();
        emulator.close();
    }

    @Test
    void keepsAnEventAndTellsListeners() throws IOException {
        List<String> heard = new ArrayList<>();
        emulator.onEvent(event -> heard.add(event.detailType()));

        var answer = client.putEvents(b -> b.entries(entry("{\"id\":\"video_1\"}")));

        assertThat(answer.failedEntryCount()).isZero();
        assertThat(heard).containsExactly("Video Completed");
        PublishedEvent event = emulator.events().getFirst();
        assertThat(event.id()).isEqualTo(answer.entries().getFirst().eventId());
        assertThat(event.source()).isEqualTo("reelay");
        assertThat(event.time()).isEqualTo(now);
        assertThat(event.bus()).isEqualTo("default");
        assertThat(event.detail().path("id").asText()).isEqualTo("video_1");
        assertThat(Files.readString(directory.resolve("events.jsonl")))
                .contains("\"detail-type\":\"Video Completed\"")
                .contains("\"id\":\"video_1\"")
                .endsWith("\n");
    }

    @Test
    void givesARuleTheEventsThatItWants() {
        Topics topics = new Topics(directory, () -> now);
        emulator.add(
                rule(
                        """
                        {"source": ["reelay", "other"], "detail": {"verdict": ["ready"]}}
                        """,
                        topics));

        client.putEvents(
                b ->
                        b.entries(
                                entry("{\"verdict\":\"ready\"}"),
                                entry("{\"verdict\":\"blocked\"}"),
                                entry("{}"),
                                entry("{\"verdict\":\"ready\"}").toBuilder()
                                        .eventBusName("elsewhere")
                                        .build()));

        assertThat(topics.notifications())
                .singleElement()
                .satisfies(
                        sent -> {
                            assertThat(sent.topicArn()).isEqualTo("arn:aws:sns:::topic");
                            assertThat(sent.message())
                                    .contains("\"detail\":{\"verdict\":\"ready\"}");
                        });
        assertThat(directory.resolve("notifications.jsonl")).exists();
    }

    @Test
    void refusesPatternsThatItDoesNotUnderstand() {
        Topics topics = new Topics(directory, () -> now);

        assertThatThrownBy(() -> rule("{\"source\": [{\"prefix\": \"ree\"}]}", topics))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("source")
                .hasMessageContaining("prefix");
    }

    private static EventRule rule(String pattern, Topics topics) {
        try {
            return new EventRule(
                    "default",
                    new ObjectMapper().readTree(pattern),
                    event -> topics.publish("arn:aws:sns:::topic", event.toString()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesAnEntryWhoseDetailIsNoJsonObject() {
        var answer =
                client.putEvents(
                        b -> b.entries(entry("{\"id\":1}"), entry("no json"), entry("[1]")));

        assertThat(answer.failedEntryCount()).isEqualTo(2);
        assertThat(answer.entries().get(1).errorCode()).isEqualTo("MalformedDetail");
        assertThat(answer.entries().get(2).errorCode()).isEqualTo("MalformedDetail");
        assertThat(emulator.events()).hasSize(1);
    }

    @Test
    void refusesAnEntryWithoutASource() {
        var answer = client.putEvents(b -> b.entries(entry("{}").toBuilder().source(null).build()));

        assertThat(answer.entries().getFirst().errorCode()).isEqualTo("InvalidArgument");
        assertThat(answer.entries().getFirst().errorMessage()).contains("Source");
    }

    @Test
    void takesTenEntriesAtMost() {
        List<PutEventsRequestEntry> eleven = Collections.nCopies(11, entry("{}"));

        assertThatThrownBy(() -> client.putEvents(b -> b.entries(eleven)))
                .isInstanceOf(EventBridgeException.class);
        assertThat(emulator.events()).isEmpty();
    }

    @Test
    void refusesByNameWhatItDoesNotDo() {
        assertThatThrownBy(() -> client.listRules(b -> b.namePrefix("x")))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("AWSEvents.ListRules is not emulated locally");
    }

    private static PutEventsRequestEntry entry(String detail) {
        return PutEventsRequestEntry.builder()
                .source("reelay")
                .detailType("Video Completed")
                .detail(detail)
                .build();
    }
}
