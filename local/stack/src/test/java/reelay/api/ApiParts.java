package reelay.api;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import reelay.api.access.AccessParts;
import reelay.api.fetch.ImageFetcher;
import reelay.api.http.Endpoint;
import reelay.api.video.AskedProvider;
import reelay.api.video.VideosTable;
import reelay.api.webhooks.WebhookParts;
import reelay.aws.AwsClients;
import reelay.aws.Secrets;
import reelay.catalog.bucket.VideoBucket;
import reelay.provider.CharacterProvider;
import reelay.provider.ProviderWiring;
import reelay.provider.VideoProviders;
import reelay.video.VideoId;
import reelay.video.environment.Environment;
import reelay.workflow.VideoExecutions;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The api handler made from parts, for tests that bring their own connections and time. */
public final class ApiParts {

    /** Parts with connections that nobody uses, which take longer to make than all the rest. */
    private record Unused(CharacterProvider characters, AccessParts access, WebhookParts webhooks) {
        static Unused of(Map<String, String> variables) {
            Environment environment = new Environment(variables);
            ApiSettings settings = ApiSettings.from(environment);
            AwsClients aws = AwsClients.from(environment);
            Secrets secrets = Secrets.of(aws, InstantSource.system());
            return new Unused(
                    AskedProvider.of(
                                    new ProviderWiring(
                                            settings.provider(),
                                            secrets::text,
                                            InstantSource.system()),
                                    settings.offer().offered())
                            .characters(),
                    AccessParts.of(aws, settings.accessTable(), settings.accessCheckFunction()),
                    WebhookParts.of(
                            aws,
                            settings.webhooks().table(),
                            () -> secrets.text(settings.webhooks().secret()),
                            settings.webhooks().toThisMachine(),
                            InstantSource.system()));
        }
    }

    private static final Map<Map<String, String>, Unused> UNUSED = new ConcurrentHashMap<>();

    private ApiParts() {}

    /** Every method and path of a function with these variables. */
    public static List<Endpoint> endpoints(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return AnswerRequest.routes(ApiSettings.from(environment), AwsClients.from(environment))
                .all();
    }

    /** The routes about access and characters have no connection of the test's. */
    public static RequestStreamHandler handler(
            Map<String, String> variables,
            DynamoDbClient dynamo,
            VideoBucket bucket,
            SfnClient stepFunctions,
            VideoProviders providers,
            InstantSource clock,
            Supplier<VideoId> newId) {
        ApiSettings settings = ApiSettings.from(new Environment(variables));
        String table = settings.videosTable();
        Unused unused = UNUSED.computeIfAbsent(variables, Unused::of);
        return new ApiHandler(
                new AnswerRequest(
                        new Routes(
                                settings,
                                VideosTable.of(dynamo, table),
                                bucket,
                                new VideoExecutions(stepFunctions, settings.stateMachineArn()),
                                new AskedProvider(providers, providers, unused.characters()),
                                unused.access(),
                                unused.webhooks(),
                                ImageFetcher.overTheInternet(),
                                clock,
                                newId)));
    }
}
