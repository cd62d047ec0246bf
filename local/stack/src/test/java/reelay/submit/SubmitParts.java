package reelay.submit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import reelay.access.kept.AccessReports;
import reelay.access.kept.KeptMilestones;
import reelay.access.kept.SubmitEvidence;
import reelay.catalog.CallbackTokens;
import reelay.catalog.SubmitClaims;
import reelay.catalog.VideoCatalog;
import reelay.catalog.bucket.VideoBucket;
import reelay.provider.VideoProviders;
import reelay.video.environment.Environment;
import reelay.video.metric.Metrics;
import reelay.video.step.Pace;
import reelay.workflow.EventBus;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The submit handler made from parts, for tests that bring their own connections and time. */
public final class SubmitParts {

    private SubmitParts() {}

    public static RequestStreamHandler handler(
            Map<String, String> variables,
            DynamoDbClient dynamo,
            VideoBucket bucket,
            VideoProviders providers,
            EventBridgeClient events,
            RandomGenerator random,
            InstantSource clock) {
        SubmitSettings settings = SubmitSettings.from(new Environment(variables));
        var catalog = new VideoCatalog(dynamo, settings.videosTable());
        String access = settings.accessTable();
        Pace pace = Pace.ofSubmits(random);
        return new SubmitHandler(
                new SubmitVideo(
                        catalog,
                        new SubmitClaims(dynamo, settings.videosTable()),
                        new JobRequests(catalog, bucket, settings.abilities()),
                        providers,
                        target ->
                                new Holding(
                                        catalog,
                                        new SubmitEvidence(
                                                dynamo, access, settings.site(target.kind())),
                                        new AccessReports(dynamo, access),
                                        new KeptMilestones(dynamo, access)::read,
                                        settings.site(target.kind()),
                                        target.model(),
                                        settings.holdLimit(),
                                        pace,
                                        clock),
                        settings.patience(),
                        pace,
                        CallbackAddresses.of(
                                settings.callbacks(),
                                new CallbackTokens(dynamo, settings.videosTable())),
                        new HoldNews(catalog, new EventBus(events, settings.eventBus())),
                        new SubmitMetrics(
                                new Metrics(settings.metrics(), clock), settings.prices()),
                        clock));
    }
}
