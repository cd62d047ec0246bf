package reelay.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.aws.BadSecretException;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.http.HttpListener;
import reelay.video.Json;
import reelay.video.Sha256;
import reelay.video.environment.BadEnvironmentException;

class AuthorizerHandlerTest {

    private static final String SECRET =
            "arn:aws:secretsmanager:eu-central-1:000000000000:secret:keys";

    private static final String ALICES_KEY = "rl-alice-2f1c";
    private static final String BOBS_KEY = "rl-bob-77aa";

    private String secret = keys(key(ALICES_KEY, "alice"), key(BOBS_KEY, "bob_2"));
    private HttpListener secretsManager;
    private AuthorizerHandler handler;

    @BeforeAll
    static void giveTheSdkCredentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @BeforeEach
    void start() {
        secretsManager =
                HttpListener.start(
                        0,
                        new AwsJsonHandler(
                                "secretsmanager", "1.1", Map.of("GetSecretValue", this::value)));
        handler =
                new AuthorizerHandler(
                        Map.of(
                                "AWS_REGION",
                                "eu-central-1",
                                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                                secretsManager.address().toString(),
                                "KEYS_SECRET",
                                SECRET));
    }

    @AfterEach
    void stop() {
        secretsManager.close();
    }

    private JsonNode value(JsonNode input) {
        if (!input.path("SecretId").asText().equals(SECRET)) {
            throw new AwsFault(400, "ResourceNotFoundException", "no such secret");
        }
        return Json.object().put("ARN", SECRET).put("SecretString", secret);
    }

    @Test
    void namesTheOwnerOfAGoodKey() {
        assertThat(answerTo("Bearer " + BOBS_KEY))
                .isEqualTo("{\"isAuthorized\":true,\"context\":{\"owner\":\"bob_2\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer   "})
    void readsTheSchemeInAnyCaseAndWithMoreSpaces(String scheme) {
        assertThat(answerTo(scheme + ALICES_KEY)).contains("\"owner\":\"alice\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic YWxpY2U6cGFzcw==", "rl-alice-2f1c"})
    void saysThatTheKeyIsMissing(String authorization) {
        assertThat(answerTo(authorization))
                .isEqualTo("{\"isAuthorized\":true,\"context\":{\"refusal\":\"key_missing\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"api-key\":\"rl-alice-2f1c\"}",
                "{\"api-key\":\" rl-alice-2f1c \"}",
                "{\"api-key\":\"rl-alice-2f1c\",\"authorization\":\"\"}",
                "{\"api-key\":\"rl-alice-2f1c\",\"authorization\":\"Basic YTpi\"}",
                "{\"api-key\":\"nobody\",\"authorization\":\"Bearer rl-alice-2f1c\"}"
            })
    void takesTheKeyWhereClientsForAzurePutIt(String headers) {
        assertThat(handle("{\"version\":\"2.0\",\"headers\":" + headers + "}"))
                .contains("\"owner\":\"alice\"");
    }

    @Test
    void saysThatAnApiKeyIsUnknownOrEmpty() {
        assertThat(handle("{\"headers\":{\"api-key\":\"nobody\"}}")).contains("key_unknown");
        assertThat(handle("{\"headers\":{\"api-key\":\" \"}}")).contains("key_missing");
    }

    @Test
    void saysWhoseKeyIsAnOperators() {
        secret =
                keys(
                        key(ALICES_KEY, "alice").replace("}", ",\"operator\":true}"),
                        key(BOBS_KEY, "bob_2").replace("}", ",\"operator\":false}"));

        assertThat(handle("{\"headers\":{\"authorization\":\"Bearer " + ALICES_KEY + "\"}}"))
                .isEqualTo(
                        "{\"isAuthorized\":true,"
                                + "\"context\":{\"owner\":\"alice\",\"operator\":true}}");
        assertThat(handle("{\"headers\":{\"authorization\":\"Bearer " + BOBS_KEY + "\"}}"))
                .isEqualTo("{\"isAuthorized\":true,\"context\":{\"owner\":\"bob_2\"}}");
    }

    @Test
    void saysThatTheKeyIsMissingWhenThereAreNoHeadersAtAll() {
        assertThat(handle("{\"version\":\"2.0\"}")).contains("\"refusal\":\"key_missing\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rl-alice-2f1d", "rl-alice-2f1", "rl-alice-2f1c0", "alice", "äöü"})
    void saysThatTheKeyIsUnknown(String key) {
        assertThat(answerTo("Bearer " + key))
                .isEqualTo("{\"isAuthorized\":true,\"context\":{\"refusal\":\"key_unknown\"}}");
    }

    @Test
    void knowsNobodyWhileThereAreNoKeys() {
        secret = keys();
        assertThat(answerTo("Bearer " + ALICES_KEY)).contains("key_unknown");
    }

    @Test
    void doesNotTakeADigestForAKey() {
        assertThat(answerTo("Bearer " + digest(ALICES_KEY))).contains("key_unknown");
    }

    @Test
    void takesDigestsInUpperCase() {
        secret =
                keys(
                        key(ALICES_KEY, "alice")
                                .toUpperCase(Locale.ROOT)
                                .replace("SHA256", "sha256")
                                .replace("OWNER", "owner")
                                .replace("ALICE", "alice"));
        assertThat(answerTo("Bearer " + ALICES_KEY)).contains("\"owner\":\"alice\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Alice", "-alice", "_a", "a/b", "a b", "../x", "é"})
    void refusesAnOddOwnerByItsPosition(String owner) {
        secret = keys(key(ALICES_KEY, "alice"), key(BOBS_KEY, owner));
        assertThatThrownBy(() -> answerTo("Bearer " + ALICES_KEY))
                .isInstanceOf(BadKeysException.class)
                .hasMessageContaining("keys[1].owner");
    }

    @Test
    void refusesAnOwnerThatIsTooLong() {
        secret = keys(key(ALICES_KEY, "a".repeat(65)));
        assertThatThrownBy(() -> answerTo("Bearer " + ALICES_KEY))
                .hasMessageContaining("keys[0].owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "zz", "rl-alice-2f1c"})
    void refusesAnOddDigestByItsPosition(String digest) {
        secret = "{\"keys\":[{\"sha256\":\"" + digest + "\",\"owner\":\"alice\"}]}";
        assertThatThrownBy(() -> answerTo("Bearer " + ALICES_KEY))
                .isInstanceOf(BadKeysException.class)
                .hasMessageContaining("keys[0].sha256");
    }

    @Test
    void refusesTheSameKeyForTwoOwners() {
        secret = keys(key(ALICES_KEY, "alice"), key(ALICES_KEY, "bob"));
        assertThatThrownBy(() -> answerTo("Bearer " + ALICES_KEY))
                .hasMessageContaining("keys[1].sha256")
                .hasMessageContaining("keys[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"keys\":null}", "{\"keys\":[null]}"})
    void refusesASecretWithoutKeys(String odd) {
        secret = odd;
        assertThatThrownBy(() -> answerTo("Bearer " + ALICES_KEY))
                .isInstanceOf(BadKeysException.class)
                .hasMessageContaining("keys");
    }

    @Test
    void neverQuotesASecretThatIsNoJson() {
        secret = "rl-alice-plain-text";
        assertThatThrownBy(() -> answerTo("Bearer " + ALICES_KEY))
                .isInstanceOf(BadSecretException.class)
                .hasMessageNotContaining("plain-text")
                .hasNoCause();
    }

    @Test
    void doesNotStartWithoutTheSecretsName() {
        assertThatThrownBy(() -> new AuthorizerHandler(Map.of("AWS_REGION", "eu-central-1")))
                .isInstanceOf(BadEnvironmentException.class)
                .hasMessageContaining("KEYS_SECRET");
    }

    @Test
    void printsNoKey() {
        AuthorizerRequest request =
                new AuthorizerRequest(Map.of("authorization", "Bearer " + ALICES_KEY));
        assertThat(request.toString()).doesNotContain(ALICES_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"known-key", "missing-key", "unknown-key"})
    void answersTheEventFiles(String name) throws IOException {
        secret = keys(key("rl-example-key", "alice"));
        String answer =
                handle(Files.readString(Path.of("../../events/authorizer", name + ".json")));
        assertThat(answer)
                .contains(
                        switch (name) {
                            case "known-key" -> "\"owner\":\"alice\"";
                            case "missing-key" -> "\"refusal\":\"key_missing\"";
                            default -> "\"refusal\":\"key_unknown\"";
                        });
    }

    private String answerTo(String authorization) {
        return handle(
                Json.text(
                        Json.object()
                                .put("version", "2.0")
                                .put("type", "REQUEST")
                                .set(
                                        "headers",
                                        Json.object().put("authorization", authorization))));
    }

    private String handle(String event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, null);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String keys(String... entries) {
        return "{\"keys\":[" + String.join(",", entries) + "]}";
    }

    private static String key(String key, String owner) {
        return "{\"sha256\":\"" + digest(key) + "\",\"owner\":\"" + owner + "\"}";
    }

    private static String digest(String key) {
        return Sha256.hex(key.getBytes(StandardCharsets.UTF_8));
    }
}
