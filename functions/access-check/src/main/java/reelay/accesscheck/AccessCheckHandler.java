package reelay.accesscheck;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import reelay.access.kept.AccessReports;
import reelay.access.report.AccessOverview;
import reelay.accesscheck.report.AnnounceAccess;
import reelay.aws.AwsClients;
import reelay.aws.AwsUnavailableException;
import reelay.aws.Priming;
import reelay.video.Json;
import reelay.video.environment.Environment;
import reelay.video.metric.Metrics;
import reelay.workflow.EventBus;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Checks access when somebody asks or the schedule is due, and answers the report. Any JSON will do
 * as input; {@link CheckRequest} says what it may tell.
 */
public final class AccessCheckHandler implements RequestStreamHandler {

    /** Kept back of the function's time to write the report. */
    private static final Duration TO_FINISH = Duration.ofSeconds(5);

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    private final AnswerCheck step;

    /** As the runtime starts it. */
    public AccessCheckHandler() {
        this(System.getenv());
        Priming.prime(new Environment(System.getenv()));
    }

    /** With another environment than this process's. */
    public AccessCheckHandler(Map<String, String> environment) {
        this(fromEnvironment(new Environment(environment), InstantSource.system()));
    }

    AccessCheckHandler(AnswerCheck step) {
        this.step = step;
    }

    static AnswerCheck fromEnvironment(Environment environment, InstantSource clock) {
        return of(AccessCheckSettings.from(environment), AwsClients.from(environment), clock);
    }

    private static AnswerCheck of(
            AccessCheckSettings settings, AwsClients aws, InstantSource clock) {
        DynamoDbClient dynamo = aws.dynamoDb();
        AccessReports reports = new AccessReports(dynamo, settings.table());
        List<String> kinds = AccessOverview.kinds(settings.models());
        AccountsOfDeployment accounts = AccountsOfDeployment.of(settings, aws, clock);
        CheckAccess check =
                new CheckAccess(
                        kinds.stream().map(accounts::gather).toList(),
                        settings.models(),
                        reports,
                        new AnnounceAccess(
                                EventBus.of(aws, settings.eventBus()),
                                settings.table(),
                                new Metrics(settings.metrics(), clock)));
        return new AnswerCheck(
                kinds, check, reports, new CheckSchedule(settings.timeBetweenChecks()), clock);
    }

    /**
     * @throws IllegalArgumentException if the input is not JSON
     */
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        CheckRequest request = CheckRequest.read(in.readAllBytes());
        Duration most = patience(Duration.ofMillis(context.getRemainingTimeInMillis()));
        Json.write(out, AwsUnavailableException.named(() -> step.answer(request, most)));
    }

    private static Duration patience(Duration remaining) {
        Duration wanted = remaining.minus(TO_FINISH);
        return wanted.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : wanted;
    }
}
