package reelay.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import reelay.video.Environment;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Builds the AWS clients of one function. Region and endpoints come from the environment;
 * credentials from the SDK's own chain, because under SnapStart they are not in the environment.
 */
public final class AwsClients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Longest silence of an AWS service; longer than any answer of the five services takes. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(20);

    private final Environment environment;
    private final Region region;
    private final SdkHttpClient http;

    private AwsClients(Environment environment, Region region, SdkHttpClient http) {
        this.environment = environment;
        this.region = region;
        this.http = http;
    }

    /** Reads AWS_REGION; the clients share one connection pool. */
    public static AwsClients from(Environment environment) {
        return new AwsClients(
                environment,
                Region.of(environment.text("AWS_REGION")),
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SOCKET_TIMEOUT)
                        .build());
    }

    /**
     * Builds a client.
     *
     * @param service the service's name in {@code AWS_ENDPOINT_URL_<service>}, such as DYNAMODB
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, String service) {
        endpoint(service).ifPresent(builder::endpointOverride);
        return builder.region(region).httpClient(http).build();
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
