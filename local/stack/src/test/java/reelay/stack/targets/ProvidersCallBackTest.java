package reelay.stack.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.stack.Stack;
import reelay.stack.StackUnderTest;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;
import reelay.stack.setup.StackSettings.Kinds;
import reelay.video.Json;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/**
 * Each simulated provider of a wire of its own calls when a job has ended, and the video is
 * finished long before the next poll would have come.
 */
class ProvidersCallBackTest {

    private static final Map<String, Integer> SECONDS_BY_MODEL =
            Map.of("kling-3.0", 5, "google/veo-3.1", 6, "seedance-2.5", 9, "minimax-h3", 6);

    @TempDir static Path data;

    private static Stack stack;
    private static StackUnderTest app;

    @BeforeAll
    static void start() {
        stack =
                Stack.start(
                        StackSettings.of(Path.of("../.."), data)
                                .on(Ports.apiOn(freePort()))
                                .generating(Duration.ofSeconds(4))
                                .of(
                                        new Kinds(
                                                List.of(
                                                        "kling",
                                                        "openrouter",
                                                        "seedance",
                                                        "minimax"),
                                                Map.of())));
        app = new StackUnderTest(stack);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void finishesAVideoWhenTheProviderCallsAndAsksItOnce() {
        Map<String, String> videos = new HashMap<>();
        SECONDS_BY_MODEL.forEach(
                (model, seconds) ->
                        videos.put(
                                model,
                                app.post(
                                        "/v1/videos",
                                        Json.object()
                                                .put("prompt", "two friends hug")
                                                .put("model", model)
                                                .put("seconds", seconds))));

        videos.forEach(
                (model, id) -> {
                    JsonNode ended = app.end(id);
                    List<String> polls = polls(id);

                    assertThat(ended.path("status").asText()).as(model).isEqualTo("completed");
                    // The next poll is a minute away: whoever made the video was woken.
                    assertThat(polls).as(model).hasSize(1);
                });
    }

    /** The polls of all executions of a video that have come to one. */
    private static List<String> polls(String video) {
        List<String> polls = new ArrayList<>();
        for (String execution : executionsOf(video)) {
            polls.addAll(
                    Collections.nCopies(
                            Collections.frequency(
                                    StackUnderTest.statesVisited(stack, execution), "Poll"),
                            execution));
        }
        return polls;
    }

    private static List<String> executionsOf(String video) {
        try (var http = UrlConnectionHttpClient.create();
                SfnClient stepFunctions =
                        SfnClient.builder()
                                .endpointOverride(stack.addresses().stepFunctions())
                                .region(Region.US_EAST_1)
                                .httpClient(http)
                                .build()) {
            return stepFunctions
                    .listExecutions(
                            list -> list.stateMachineArn(stack.template().stateMachine().arn()))
                    .executions()
                    .stream()
                    .map(ExecutionListItem::name)
                    .filter(name -> name.startsWith(video))
                    .toList();
        }
    }
}
