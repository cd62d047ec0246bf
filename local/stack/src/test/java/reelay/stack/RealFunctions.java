package reelay.stack;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reelay.local.aws.lambda.LambdaEmulator;
import reelay.local.aws.lambda.LambdaFunction;
import reelay.local.aws.lambda.LambdaSettings;
import reelay.local.aws.secretsmanager.SecretsManagerEmulator;
import reelay.simulator.ProviderSimulator;
import reelay.simulator.settings.SimulatorSettings;
import reelay.stack.function.FunctionEnvironment;
import reelay.stack.function.InProcessFunction;
import reelay.stack.setup.Closing;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;
import reelay.stack.template.resource.TableResource;
import reelay.video.Secret;

/** The steps' real handlers with the provider's simulator, on anybody's DynamoDB and S3. */
public final class RealFunctions implements AutoCloseable {

    private static final String PROVIDER_KEY = "sk-simulator";

    private final Closing closing = new Closing();
    private final ProviderSimulator provider;
    private final LambdaEmulator lambda;
    private final StackTemplate template;

    /**
     * Starts everything.
     *
     * @param storage where table and bucket are, as environment variables
     * @param clock the provider's
     */
    public RealFunctions(Map<String, String> storage, InstantSource clock) {
        provider =
                closing.add(
                        ProviderSimulator.start(
                                SimulatorSettings.defaults()
                                        .keys(PROVIDER_KEY)
                                        .generation(Duration.ofSeconds(1))
                                        .clock(clock)));
        template =
                StackTemplate.read(
                        StackUnderTest.PROJECT.resolve("template.yaml"),
                        Map.of("ProviderUrl", provider.address() + "/v1"));
        // The videos' own table is in the storage. That of the reports has a name of its own,
        // because
        // others may use the same storage at the same time.
        TableResource reports =
                template.tables().stream()
                        .filter(table -> table.key().partition().equals("account"))
                        .findFirst()
                        .orElseThrow();
        Map<String, String> places = new HashMap<>(storage);
        places.put("ACCESS_TABLE", "access-" + UUID.randomUUID());
        Tables.create(
                address(storage, "DYNAMODB"),
                StackTemplate.region(),
                List.of(
                        new TableResource(
                                places.get("ACCESS_TABLE"),
                                reports.attributeTypes(),
                                reports.key(),
                                reports.indexes(),
                                reports.expiryAttribute())));
        SecretsManagerEmulator secrets =
                closing.add(
                        SecretsManagerEmulator.start(
                                0,
                                SecretValues.of(
                                        template.secrets(),
                                        new Secret("unused"),
                                        Map.of("openai", new Secret(PROVIDER_KEY))),
                                InstantSource.system()));
        List<LambdaFunction> functions = new ArrayList<>();
        for (String step : List.of("Submit", "Poll", "Store")) {
            LambdaResource function = template.function(step + "Function");
            functions.add(function(function, environment(function, places, secrets.address())));
        }
        lambda =
                closing.add(
                        LambdaEmulator.start(
                                0,
                                new LambdaSettings(
                                        StackTemplate.region(),
                                        StackTemplate.account(),
                                        functions,
                                        List.of(),
                                        _ -> {},
                                        InstantSource.system())));
    }

    private static Map<String, String> environment(
            LambdaResource function, Map<String, String> storage, URI secrets) {
        Map<String, String> environment =
                new FunctionEnvironment(
                                _ -> SameKey.use(),
                                secrets,
                                secrets,
                                secrets,
                                secrets,
                                secrets,
                                secrets)
                        .of(function);
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(storage);
        for (String service : List.of("DYNAMODB", "S3")) {
            all.put("AWS_ENDPOINT_URL_" + service, address(storage, service).toString());
        }
        all.remove("AWS_ENDPOINT_URL");
        return all;
    }

    private static URI address(Map<String, String> storage, String service) {
        String everything = storage.getOrDefault("AWS_ENDPOINT_URL", "");
        return URI.create(storage.getOrDefault("AWS_ENDPOINT_URL_" + service, everything));
    }

    private static LambdaFunction function(
            LambdaResource function, Map<String, String> environment) {
        return new LambdaFunction(
                function.logicalId(),
                function.logicalId(),
                function.arn(),
                Set.of(function.alias()),
                function.timeout(),
                function.memoryMegabytes(),
                null,
                function.asynchronous().retries(),
                InProcessFunction.start(function, environment));
    }

    /** Where the invoke API listens. */
    public URI address() {
        return lambda.address();
    }

    /** The template the functions are from. */
    public StackTemplate template() {
        return template;
    }

    @Override
    public void close() {
        closing.close();
    }
}
