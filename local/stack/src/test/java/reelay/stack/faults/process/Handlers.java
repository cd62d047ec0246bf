package reelay.stack.faults.process;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import reelay.api.ApiParts;
import reelay.aws.Secrets;
import reelay.catalog.UnsettledVideos;
import reelay.catalog.VideoCatalog;
import reelay.catalog.bucket.VideoBucket;
import reelay.poll.PollParts;
import reelay.provider.ProviderSettings;
import reelay.provider.ProviderWiring;
import reelay.provider.VideoProviders;
import reelay.provider.http.ProviderClients;
import reelay.provider.target.OfferedModels;
import reelay.stack.faults.World;
import reelay.stack.template.resource.LambdaResource;
import reelay.store.StoreParts;
import reelay.submit.SubmitParts;
import reelay.sweep.SweepParts;
import reelay.video.VideoId;
import reelay.video.environment.Environment;

/** The real handlers, as a process makes them at its start. */
final class Handlers {

    private Handlers() {}

    static RequestStreamHandler of(World<?> world, String function, FunctionProcess process) {
        InstantSource clock = world.simulation::now;
        LambdaResource resource = world.template().function(function);
        Map<String, String> variables = new HashMap<>(resource.environment());
        variables.put("AWS_REGION", "us-east-1");
        var bucket =
                new VideoBucket(
                        process.s3,
                        process.presigner,
                        FunctionProcess.credentials(),
                        variables.getOrDefault("VIDEOS_BUCKET", "none"));
        if (function.equals("SweepFunction")) {
            return SweepParts.handler(
                    new UnsettledVideos(process.dynamo, variables.get("VIDEOS_TABLE")),
                    bucket,
                    process.stepFunctions,
                    variables.get("STATE_MACHINE_ARN"),
                    process.events,
                    variables.get("EVENT_BUS"),
                    clock);
        }
        var catalog = new VideoCatalog(process.dynamo, variables.get("VIDEOS_TABLE"));
        VideoProviders providers = providers(variables, process, clock);
        return switch (function) {
            case "ApiFunction" ->
                    ApiParts.handler(
                            variables,
                            process.dynamo,
                            bucket,
                            process.stepFunctions,
                            providers,
                            clock,
                            () -> VideoId.random(world.random));
            case "SubmitFunction" ->
                    SubmitParts.handler(
                            variables,
                            process.dynamo,
                            bucket,
                            providers,
                            process.events,
                            world.random,
                            clock);
            case "PollFunction" -> PollParts.handler(catalog, providers, world.random, clock);
            case "StoreFunction" -> StoreParts.handler(catalog, bucket, providers, clock);
            default -> throw new IllegalArgumentException("no function " + function);
        };
    }

    /** As the function makes them, over the process's own line. */
    private static VideoProviders providers(
            Map<String, String> variables, FunctionProcess process, InstantSource clock) {
        Environment environment = new Environment(variables);
        ProviderSettings settings = ProviderSettings.from(environment);
        Secrets secrets = new Secrets(process.secrets, clock);
        ProviderWiring wiring =
                new ProviderWiring(
                        settings,
                        secrets::text,
                        clock,
                        new ProviderClients(() -> process.provider));
        return variables.containsKey("VIDEO_MODELS")
                ? wiring.videos(OfferedModels.from(environment, settings.kinds()))
                : wiring.videos();
    }
}
