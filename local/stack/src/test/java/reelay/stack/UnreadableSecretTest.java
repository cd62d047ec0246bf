package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reelay.catalog.CatalogFixture;
import reelay.local.aws.lambda.Invocation;
import reelay.local.aws.protocol.AccessKey;
import reelay.local.aws.secretsmanager.SecretsManagerEmulator;
import reelay.stack.function.FunctionEnvironment;
import reelay.stack.function.InProcessFunction;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;
import reelay.video.Job;
import reelay.video.Json;
import reelay.video.Secret;
import reelay.video.Video;

/** The secret becomes unreadable while a job is at work: nothing is lost, and it is said. */
class UnreadableSecretTest {

    private static final String WRITE = "{\"api_key\": \"...\"}";

    @Test
    void aVideoThatWasTakenWaitsForASecretThatCanBeRead() throws Exception {
        StackTemplate template =
                StackTemplate.read(
                        StackUnderTest.PROJECT.resolve("template.yaml"),
                        Map.of("ProviderUrl", "http://127.0.0.1:9/v1"));
        SameKey.use();
        try (CatalogFixture fixture = CatalogFixture.start();
                SecretsManagerEmulator secrets =
                        SecretsManagerEmulator.start(
                                0,
                                SecretValues.of(
                                        template.secrets(),
                                        new Secret("unused"),
                                        Map.of("openai", new Secret("two words"))),
                                InstantSource.system())) {
            Video video = fixture.queuedVideo();
            fixture.catalog().recordJob(video.id(), new Job("job-1", "openai", Instant.now()));

            JsonNode polled =
                    run(template.function("PollFunction"), fixture, secrets.address(), video);
            JsonNode stored =
                    run(template.function("StoreFunction"), fixture, secrets.address(), video);

            assertThat(polled.path("outcome").asText()).isEqualTo("running");
            assertThat(polled.path("seen").asText()).contains("secret_unreadable");
            assertThat(stored.path("outcome").asText()).isEqualTo("not_yet");
            // What to write stays in the item, out of the execution's history.
            assertThat(fixture.itemOf(video.id().value()).get("failure_messages").toString())
                    .contains(WRITE);
            assertThat(fixture.catalog().find(video.id()).orElseThrow().status().terminal())
                    .isFalse();
        }
    }

    private static JsonNode run(
            LambdaResource function, CatalogFixture fixture, URI secrets, Video video)
            throws Exception {
        Map<String, String> environment =
                new HashMap<>(
                        new FunctionEnvironment(
                                        _ -> AccessKey.ANY,
                                        secrets,
                                        secrets,
                                        secrets,
                                        secrets,
                                        secrets,
                                        secrets)
                                .of(function));
        environment.putAll(fixture.environment());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InProcessFunction.start(function, environment)
                .invoke(
                        new ByteArrayInputStream(
                                Json.text(Json.object().put("video_id", video.id().value()))
                                        .getBytes(StandardCharsets.UTF_8)),
                        out,
                        new Invocation(
                                "request",
                                Instant.now().plusSeconds(900),
                                function.logicalId(),
                                function.arn(),
                                function.alias(),
                                function.memoryMegabytes()));
        return Json.tree(out.toString(StandardCharsets.UTF_8));
    }
}
