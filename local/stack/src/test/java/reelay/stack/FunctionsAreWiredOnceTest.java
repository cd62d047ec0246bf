package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.aws.Secrets;
import reelay.local.aws.protocol.AccessKey;
import reelay.stack.function.FunctionEnvironment;
import reelay.stack.function.InProcessFunction;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;
import software.amazon.awssdk.awscore.presigner.SdkPresigner;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What each function holds when it has started with what the template gives it. */
class FunctionsAreWiredOnceTest {

    private static final StackTemplate TEMPLATE =
            StackTemplate.read(
                    StackUnderTest.PROJECT.resolve("template.yaml"),
                    Map.of("ProviderUrl", "http://127.0.0.1/v1"));

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    /**
     * As the snapshot has it. Clients that a few routes alone use are made with the first request
     * that needs them.
     */
    @ParameterizedTest
    @CsvSource({
        "AuthorizerFunction, secretsmanager, 0",
        "ApiFunction, dynamodb s3 secretsmanager states, 1",
        "NotifyFunction, dynamodb states, 0",
        "DeliverFunction, dynamodb events secretsmanager, 0",
        "SubmitFunction, dynamodb events s3 secretsmanager, 1",
        "PollFunction, dynamodb secretsmanager, 1",
        "StoreFunction, dynamodb s3 secretsmanager, 1",
        "SweepFunction, dynamodb events s3 states, 0",
        "AccessCheckFunction, dynamodb events secretsmanager, 1"
    })
    void holdsOneClientOfEachServiceOverOneHttpClient(
            String name, String services, int httpClientsForTheProvider) {
        InProcessFunction function = started(name, "snap-start");

        assertThat(Held.by(function, SdkClient.class).map(SdkClient::serviceName))
                .containsExactlyInAnyOrder(services.split(" "));
        assertThat(Held.by(function, UrlConnectionHttpClient.class)).hasSize(1);
        assertThat(Held.by(function, HttpClient.class)).hasSize(httpClientsForTheProvider);
        assertThat(Held.by(function, Secrets.class))
                .hasSize(services.contains("secretsmanager") ? 1 : 0);
        assertThat(Held.by(function, SdkPresigner.class)).isEmpty();
    }

    /** What is not for a snapshot has requests that wait for it. */
    @Test
    void makesClientsWithTheirFirstUseElsewhere() {
        assertThat(
                        Held.by(started("SubmitFunction", "on-demand"), SdkClient.class)
                                .map(SdkClient::serviceName))
                .containsExactly("dynamodb");
    }

    @ParameterizedTest
    @CsvSource({"2, true", "1, false"})
    void isCountedHoweverFarAwayItLies(int clients, boolean twice) {
        HttpClient one = HttpClient.newHttpClient();
        HttpClient other = twice ? HttpClient.newHttpClient() : one;
        record Deep(List<Map<String, HttpClient>> clients) {}

        assertThat(
                        Held.by(
                                new Deep(List.of(Map.of("a", one), Map.of("b", other))),
                                HttpClient.class))
                .hasSize(clients);
    }

    private static InProcessFunction started(String name, String initialization) {
        LambdaResource function = TEMPLATE.function(name);
        Map<String, String> environment =
                new HashMap<>(
                        new FunctionEnvironment(
                                        _ -> AccessKey.ANY,
                                        NOWHERE,
                                        NOWHERE,
                                        NOWHERE,
                                        NOWHERE,
                                        NOWHERE,
                                        NOWHERE)
                                .of(function));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", initialization);
        return InProcessFunction.start(function, environment);
    }
}
