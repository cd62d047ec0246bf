package reelay.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.access.Milestones;
import reelay.access.Reason;
import reelay.access.report.AccessReport;
import reelay.api.Deployment;
import reelay.aws.AwsClients;
import reelay.local.http.HttpListener;
import reelay.video.Json;
import reelay.video.environment.Environment;

class LambdaAccessChecksTest {

    private static final String FUNCTION =
            "arn:aws:lambda:eu-central-1:000000000000:function:AccessCheckFunction:live";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private String answer = "";
    private String functionError = "";
    private int status = 200;
    private String error = "";
    private final HttpListener lambda = HttpListener.start(0, this::invoke);

    private final AccessChecks checks =
            new LambdaAccessChecks(
                    AwsClients.from(
                            new Environment(
                                    Map.of(
                                            "AWS_REGION",
                                            "eu-central-1",
                                            "AWS_ENDPOINT_URL_LAMBDA",
                                            lambda.address().toString()))),
                    FUNCTION);

    @AfterEach
    void stop() {
        lambda.close();
    }

    @Test
    void asksTheFunctionForAReportThatComesInTime() {
        AccessReport report = report();
        answer = Json.text(report);

        assertThat(checks.run()).isEqualTo(new AccessChecks.Run.Finished(List.of(report)));
        assertThat(asked).containsExactly("{\"patience_seconds\":8}");
    }

    @Test
    void asksOnceEvenIfTheFunctionBreaks() {
        answer = "{\"errorType\":\"java.lang.IllegalStateException\"}";
        functionError = "Unhandled";

        assertThat(checks.run()).isInstanceOf(AccessChecks.Run.Broken.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void noticesAnAnswerThatIsNoReport() {
        answer = "[]";

        assertThat(checks.run()).isInstanceOf(AccessChecks.Run.Broken.class);
    }

    /** Names and statuses as Lambda's API reference has them. */
    @ParameterizedTest
    @CsvSource({
        "409,SnapStartNotReadyException",
        "408,SnapStartTimeoutException",
        "400,SnapStartException",
        "400,SnapStartRegenerationFailureException",
        "409,ResourceConflictException",
        "502,ResourceNotReadyException",
        "409,CodeArtifactUserPendingException"
    })
    void tellsAFunctionThatIsNotReadyFromACheckThatBroke(int refusedWith, String type) {
        status = refusedWith;
        error = type;

        assertThat(checks.run()).isInstanceOf(AccessChecks.Run.NotReady.class);
        assertThat(asked).hasSize(1);
    }

    private void invoke(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!functionError.isEmpty()) {
                exchange.getResponseHeaders().set("X-Amz-Function-Error", functionError);
            }
            if (!error.isEmpty()) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", error);
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static AccessReport report() {
        return new AccessReport(
                "openai",
                Reason.READY.verdict(),
                Reason.READY,
                "s",
                Deployment.START,
                null,
                "api.openai.com",
                List.of("sora-2"),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                Milestones.NONE);
    }
}
