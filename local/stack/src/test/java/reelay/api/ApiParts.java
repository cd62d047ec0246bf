package reelay.api;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import reelay.api.access.AccessParts;
import reelay.api.fetch.ImageFetcher;
import reelay.api.video.AdoptJob;
import reelay.api.video.CancelJob;
import reelay.api.video.Characters;
import reelay.api.video.StepFunctionsExecutions;
import reelay.catalog.AdoptedVideos;
import reelay.catalog.IdempotencyKeys;
import reelay.catalog.OwnedCharacters;
import reelay.catalog.VideoBucket;
import reelay.catalog.VideoCatalog;
import reelay.catalog.VideoListing;
import reelay.provider.VideoProviders;
import reelay.video.Environment;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The api handler made from parts, for tests that bring their own connections and time. */
public final class ApiParts {

    private ApiParts() {}

    /** The routes about access and characters have no connection of the test's. */
    public static RequestStreamHandler handler(
            Map<String, String> variables,
            DynamoDbClient dynamo,
            VideoBucket bucket,
            SfnClient stepFunctions,
            VideoProviders providers,
            InstantSource clock,
            Supplier<VideoId> newId) {
        Environment environment = new Environment(variables);
        ApiSettings settings = ApiSettings.from(environment);
        String table = environment.text("VIDEOS_TABLE");
        return new ApiHandler(
                AnswerRequest.of(
                        settings,
                        new VideoCatalog(dynamo, table),
                        new IdempotencyKeys(dynamo, table),
                        new VideoListing(dynamo, table),
                        bucket,
                        new StepFunctionsExecutions(stepFunctions, settings.stateMachineArn()),
                        new CancelJob(providers),
                        new AdoptJob.Parts(providers, new AdoptedVideos(dynamo, table)),
                        new Characters(
                                new OwnedCharacters(dynamo, table),
                                Characters.provider(environment),
                                settings.offer()),
                        AccessParts.from(environment),
                        ImageFetcher.overTheInternet(),
                        clock,
                        newId));
    }
}
