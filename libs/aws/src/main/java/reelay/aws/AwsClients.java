package reelay.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import reelay.video.environment.Environment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The AWS clients of one function: each is made once, with its first use, over the one HTTP client
 * of all. For a SnapStart snapshot they are made at once, so that no request waits for them.
 * Region, endpoints and credentials come from the environment; under SnapStart it holds no
 * credentials, and the SDK's own chain asks Lambda for them.
 */
public final class AwsClients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Longest silence of an AWS service; longer than any answer of the five services takes. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(20);

    private final Environment environment;
    private final Region region;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final Optional<Duration> longestCall;
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    private AwsClients(
            Environment environment,
            Region region,
            SdkHttpClient http,
            Optional<Duration> longestCall) {
        this.environment = environment;
        this.region = region;
        this.http = http;
        this.credentials = credentials(environment);
        this.longestCall = longestCall;
    }

    private static AwsCredentialsProvider credentials(Environment environment) {
        Optional<String> id = environment.optionalText("AWS_ACCESS_KEY_ID");
        Optional<String> secret = environment.optionalText("AWS_SECRET_ACCESS_KEY");
        if (id.isEmpty() || secret.isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(
                environment
                        .optionalText("AWS_SESSION_TOKEN")
                        .map(
                                token ->
                                        (AwsCredentials)
                                                AwsSessionCredentials.create(
                                                        id.get(), secret.get(), token))
                        .orElseGet(() -> AwsBasicCredentials.create(id.get(), secret.get())));
    }

    /** Reads AWS_REGION, and AWS_ENDPOINT_URL* when a client is made. */
    public static AwsClients from(Environment environment) {
        return new AwsClients(
                environment,
                Region.of(environment.text("AWS_REGION")),
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SOCKET_TIMEOUT)
                        .build(),
                Optional.empty());
    }

    /**
     * The same for a function that must answer before its own timeout: no call takes longer with
     * all its tries, unless it has a limit of its own.
     */
    public AwsClients within(Duration longestCall) {
        return new AwsClients(environment, region, http, Optional.of(longestCall));
    }

    /** The client of DynamoDB, for functions that bring its module: all of these use it at once. */
    public DynamoDbClient dynamoDb() {
        return made(DynamoDbClient.class, "DYNAMODB", DynamoDbClient::builder);
    }

    /**
     * The client of a service, which not every request needs.
     *
     * @param service the service's name in {@code AWS_ENDPOINT_URL_<service>}, such as SFN
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> Supplier<C> client(
            Class<C> type, String service, Supplier<B> builder) {
        if (Priming.startsForSnapshot(environment)) {
            C made = made(type, service, builder);
            return () -> made;
        }
        return () -> made(type, service, builder);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C made(
            Class<C> type, String service, Supplier<B> builder) {
        return once(
                type,
                () -> {
                    B making = builder.get();
                    endpoint(service).ifPresent(making::endpointOverride);
                    ClientOverrideConfiguration calls = making.overrideConfiguration();
                    if (longestCall.isPresent() && calls.apiCallTimeout().isEmpty()) {
                        making.overrideConfiguration(
                                calls.toBuilder().apiCallTimeout(longestCall.get()).build());
                    }
                    return making.region(region)
                            .credentialsProvider(credentials)
                            .httpClient(http)
                            .build();
                });
    }

    /** Something else that a function needs one of, such as what signs links. */
    public <T> T once(Class<T> type, Supplier<T> maker) {
        return type.cast(made.computeIfAbsent(type, _ -> maker.get()));
    }

    /** What all clients sign with. */
    public AwsCredentialsProvider credentials() {
        return credentials;
    }

    /** The region of this deployment. */
    public Region region() {
        return region;
    }

    /** Another endpoint than AWS's own, as the SDKs' own variables AWS_ENDPOINT_URL* name it. */
    public Optional<URI> endpoint(String service) {
        return environment
                .optionalText("AWS_ENDPOINT_URL_" + service)
                .or(() -> environment.optionalText("AWS_ENDPOINT_URL"))
                .map(URI::create);
    }
}
