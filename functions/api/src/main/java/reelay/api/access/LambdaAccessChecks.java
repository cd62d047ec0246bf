package reelay.api.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reelay.access.report.AccessReport;
import reelay.aws.AwsClients;
import reelay.video.Json;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CodeArtifactUserPendingException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotReadyException;
import software.amazon.awssdk.services.lambda.model.SnapStartException;
import software.amazon.awssdk.services.lambda.model.SnapStartNotReadyException;
import software.amazon.awssdk.services.lambda.model.SnapStartRegenerationFailureException;
import software.amazon.awssdk.services.lambda.model.SnapStartTimeoutException;

/**
 * Runs the access-check function. Never a second time by itself: a check is not free of effects.
 */
public final class LambdaAccessChecks implements AccessChecks {

    /** Longest wait of an app; the api function may take 20 s. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    /** What the check gives the provider, so that its report comes within that wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final AwsClients clients;
    private final String function;

    /**
     * @param function the function that checks
     */
    public LambdaAccessChecks(AwsClients clients, String function) {
        this.clients = clients;
        this.function = function;
    }

    @Override
    public Run run() {
        String input = Json.text(Json.object().put("patience_seconds", PATIENCE.toSeconds()));
        try {
            return run(
                    client().invoke(
                                    invoke ->
                                            invoke.functionName(function)
                                                    .payload(SdkBytes.fromUtf8String(input))));
        } catch (ApiCallTimeoutException _) {
            return new Run.StillRunning();
        } catch (SnapStartNotReadyException
                | SnapStartTimeoutException
                | SnapStartException
                | SnapStartRegenerationFailureException
                | ResourceConflictException
                | ResourceNotReadyException
                | CodeArtifactUserPendingException e) {
            // The state machine sits out the same ones.
            return new Run.NotReady(e);
        }
    }

    /** Made when it is needed: the other routes need not wait for its classes at a cold start. */
    private LambdaClient client() {
        return clients.client(
                        LambdaClient.class,
                        "LAMBDA",
                        () ->
                                LambdaClient.builder()
                                        .overrideConfiguration(
                                                calls ->
                                                        calls.apiCallTimeout(LONGEST_WAIT)
                                                                .retryStrategy(
                                                                        none ->
                                                                                none.maxAttempts(
                                                                                        1))))
                .get();
    }

    private static Run run(InvokeResponse answer) {
        if (answer.functionError() != null) {
            return new Run.Broken(
                    new IllegalStateException("the check ended with " + answer.functionError()));
        }
        try {
            return new Run.Finished(reports(Json.tree(answer.payload().asUtf8String())));
        } catch (JsonProcessingException e) {
            return new Run.Broken(e);
        }
    }

    /** One report, or the leading one with all of them in it. */
    private static List<AccessReport> reports(JsonNode said) throws JsonProcessingException {
        List<AccessReport> reports = new ArrayList<>();
        for (JsonNode report : said.has("reports") ? said.path("reports") : List.of(said)) {
            reports.add(Json.read(report.toString(), AccessReport.class));
        }
        return reports;
    }
}
