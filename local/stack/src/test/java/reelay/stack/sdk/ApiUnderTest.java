package reelay.stack.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import reelay.simulator.ProviderSimulator;
import reelay.stack.Stack;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;
import reelay.stack.template.resource.SecretResource;
import reelay.video.Json;
import reelay.video.Sha256;

/** A whole stack behind a proxy that writes down every answer; two owners have a key each. */
final class ApiUnderTest implements AutoCloseable {

    private static final Path PROJECT = Path.of("../..");

    private static final String OTHER_KEY = "sk-of-somebody-else";

    private final Stack stack;
    private final ApiProxy proxy;
    private final DescribedApi description =
            DescribedApi.read(PROJECT.resolve("docs/openapi.yaml"));

    private ApiUnderTest(Stack stack) {
        this.stack = stack;
        this.proxy = new ApiProxy(stack.addresses().api());
    }

    static ApiUnderTest start(Path data) {
        return start(data, Map.of());
    }

    /**
     * @param parameters of the template, beside those that tests need
     */
    static ApiUnderTest start(Path data, Map<String, String> parameters) {
        return start(data, parameters, StackSettings.Kinds.OPENAI);
    }

    /**
     * @param kinds of providers, which the simulator plays
     */
    static ApiUnderTest start(
            Path data, Map<String, String> parameters, StackSettings.Kinds kinds) {
        Map<String, String> all = new HashMap<>(parameters);
        // A test asks faster than an account's default allows.
        all.put("ApiRequestsPerSecond", "10000");
        Stack stack =
                Stack.start(
                        StackSettings.of(PROJECT, data)
                                .on(Ports.free())
                                .generating(Duration.ofSeconds(1))
                                .of(kinds)
                                .withParameters(all));
        var api = new ApiUnderTest(stack);
        api.putKeys();
        return api;
    }

    ApiProxy proxy() {
        return proxy;
    }

    /** The API itself, without the proxy. */
    URI direct() {
        return stack.addresses().api();
    }

    String key() {
        return stack.apiKey().value();
    }

    String otherKey() {
        return OTHER_KEY;
    }

    Stack stack() {
        return stack;
    }

    ProviderSimulator simulator() {
        return stack.simulator().orElseThrow();
    }

    /** The official client; it makes two retries, as an app's does. */
    OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder().baseUrl(proxy.address() + "/v1").apiKey(key).build();
    }

    /** Every answer so far is one that the protocol and the description know. */
    void assertAnswersAreOfficialAndDescribed() {
        assertThat(proxy.exchanges()).isNotEmpty();
        assertThat(proxy.exchanges()).flatExtracting(this::problems).isEmpty();
    }

    /** What is wrong with an answer. */
    List<String> problems(Exchange exchange) {
        List<String> broken = OfficialRules.brokenBy(exchange);
        return broken.isEmpty() ? description.undescribedIn(exchange) : broken;
    }

    /** A PNG that a video of the default size can begin with. */
    static byte[] picture() throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(720, 1280, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    /** Gives a second owner a key, the way an operator does. */
    private void putKeys() {
        String name =
                stack.template().secrets().stream()
                        .filter(secret -> secret.logicalId().equals("KeysSecret"))
                        .map(SecretResource::name)
                        .findFirst()
                        .orElseThrow();
        ObjectNode keys = Json.object();
        keys.putArray("keys").add(entry(key(), "local")).add(entry(OTHER_KEY, "somebody-else"));
        HttpRequest put =
                HttpRequest.newBuilder(stack.addresses().secretsManager())
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", "secretsmanager.PutSecretValue")
                        .header("Authorization", stack.accessKey().authorization("secretsmanager"))
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        Json.text(
                                                Json.object()
                                                        .put("SecretId", name)
                                                        .put(
                                                                "ClientRequestToken",
                                                                "second-owner-has-a-key-as-well-now")
                                                        .put("SecretString", Json.text(keys)))))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(put, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode entry(String key, String owner) {
        return Json.object()
                .put("sha256", Sha256.hex(key.getBytes(StandardCharsets.UTF_8)))
                .put("owner", owner);
    }

    @Override
    public void close() {
        proxy.close();
        stack.close();
    }
}
