package reelay.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.Event.Answer;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.http.HttpListener;
import reelay.video.Json;

/** What an app is told when DynamoDB cancels the transaction that makes its video. */
class BusyTableTest {

    private static final String CREATE = "{\"prompt\": \"p\"}";

    private final List<JsonNode> writes = new CopyOnWriteArrayList<>();
    private String reason = "";
    private HttpListener table;
    private Deployment reelay;

    @BeforeEach
    void start() {
        table =
                HttpListener.start(
                        0,
                        new AwsJsonHandler(
                                "DynamoDB_20120810",
                                "1.0",
                                Map.of(
                                        "GetItem",
                                        _ -> Json.object(),
                                        "TransactWriteItems",
                                        this::cancelled)));
        reelay = Deployment.with(Map.of("AWS_ENDPOINT_URL_DYNAMODB", table.address().toString()));
    }

    @AfterEach
    void stop() {
        reelay.close();
        table.close();
    }

    private JsonNode cancelled(JsonNode input) {
        writes.add(input);
        ObjectNode details = Json.object();
        details.putArray("CancellationReasons")
                .add(Json.object().put("Code", "None"))
                .add(Json.object().put("Code", reason));
        throw new AwsFault(400, "TransactionCanceledException", "cancelled", details);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ThrottlingError", "TransactionConflict", "ProvisionedThroughputExceeded"})
    void asksForAnotherTryWhenTheTableIsBusy(String busy) {
        reason = busy;

        Answer answer = createWithKey();

        assertThat(writes).isNotEmpty();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("2");
        assertThat(answer.header("x-should-retry")).isNotEqualTo("false");
        assertThat(answer.error().get("code").textValue()).isEqualTo("service_unavailable");
    }

    @Test
    void isABugOfOursWhenTheWriteItselfIsWrong() {
        reason = "ValidationError";

        Answer answer = createWithKey();

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("x-should-retry")).isEqualTo("false");
    }

    private Answer createWithKey() {
        return Event.post(CREATE).header("idempotency-key", "k").sentTo(reelay.api);
    }
}
