package reelay.api;

import java.util.Map;
import java.util.TreeMap;

/** A deployment whose AWS services nobody may need: a request that does fails the test. */
public final class Unreachable {

    private Unreachable() {}

    public static ApiHandler handler() {
        return new ApiHandler(environment());
    }

    public static Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        environment.put("VIDEOS_TABLE", "videos");
        environment.put("VIDEOS_BUCKET", "videos");
        environment.put(
                "STATE_MACHINE_ARN", "arn:aws:states:eu-central-1:000000000000:stateMachine:video");
        environment.put("VIDEO_MODELS", "sora-2,maker/film-1");
        environment.put("VIDEO_SECONDS", "4,8,12");
        environment.put("VIDEO_SIZES", "720x1280,1280x720");
        environment.put("VIDEO_PRICES", "sora-2=0.10");
        environment.put("REFERENCE_PIXELS", "any");
        environment.put("LINK_SECONDS", "3600");
        environment.put("OPEN_VIDEOS_PER_OWNER", "0");
        environment.put("RETENTION_DAYS", "0");
        environment.put("PROVIDERS", "openai");
        environment.put("PROVIDER_URLS", "");
        environment.put("PROVIDER_URL", "https://provider.example/v1");
        environment.put("PROVIDER_ENCODING", "multipart");
        environment.put("PROVIDER_TIMEOUT_SECONDS", "30");
        environment.put("PROVIDER_ALLOWS_HTTP", "false");
        environment.put("PROVIDER_SECRET", "provider");
        environment.put("PROVIDER_OPERATIONS", "create");
        environment.put("PROVIDER_EXTRA_FIELDS", "");
        environment.put("MODEL_SHUTDOWN_DATES", "");
        environment.put("ACCESS_TABLE", "access");
        environment.put("ACCESS_CHECK_FUNCTION", "access-check");
        environment.put("WEBHOOKS_TABLE", "webhooks");
        environment.put("WEBHOOKS_SECRET", "webhooks");
        return environment;
    }
}
