package reelay.submit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import reelay.access.ProviderSite;
import reelay.access.kept.AccessReports;
import reelay.access.kept.KeptMilestones;
import reelay.access.kept.SubmitEvidence;
import reelay.catalog.SubmitClaims;
import reelay.catalog.VideoBucket;
import reelay.catalog.VideoCatalog;
import reelay.provider.ProviderAbility;
import reelay.provider.ProviderSettings;
import reelay.provider.VideoProviders;
import reelay.video.Environment;
import reelay.video.Pace;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The submit handler made from parts, for tests that bring their own connections and time. */
public final class SubmitParts {

    private SubmitParts() {}

    public static RequestStreamHandler handler(
            Map<String, String> variables,
            DynamoDbClient dynamo,
            VideoBucket bucket,
            VideoProviders providers,
            RandomGenerator random,
            InstantSource clock) {
        Environment environment = new Environment(variables);
        ProviderSettings settings = ProviderSettings.from(environment);
        var catalog = new VideoCatalog(dynamo, environment.text("VIDEOS_TABLE"));
        String access = environment.text("ACCESS_TABLE");
        ProviderSite site = ProviderSite.of(settings.baseUrl());
        Pace pace = Pace.ofSubmits(random);
        return new SubmitHandler(
                new SubmitVideo(
                        catalog,
                        new SubmitClaims(dynamo, environment.text("VIDEOS_TABLE")),
                        new JobRequests(catalog, bucket, ProviderAbility.from(environment)),
                        providers,
                        new Holding(
                                catalog,
                                new SubmitEvidence(dynamo, access, site),
                                new AccessReports(dynamo, access),
                                new KeptMilestones(dynamo, access),
                                site,
                                environment.seconds(Holding.HOLD_LIMIT),
                                pace,
                                clock),
                        Patience.from(environment, settings),
                        pace,
                        clock));
    }
}
