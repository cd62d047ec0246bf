package reelay.local.aws.asl.task;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** One HTTP call to a service, and the names of what can go wrong with it. */
final class ServiceCall {

    private final HttpClient client;
    private final String errorPrefix;
    private final String sdkName;

    /**
     * Calls to one service.
     *
     * @param errorPrefix what error names begin with, such as {@code Lambda}
     * @param sdkName what causes call the service, such as {@code AWSLambda}
     */
    ServiceCall(HttpClient client, String errorPrefix, String sdkName) {
        this.client = client;
        this.errorPrefix = errorPrefix;
        this.sdkName = sdkName;
    }

    /** A client for servers on this machine. */
    static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Waits as long as it takes: the state's own timeout ends a call nobody answers. */
    HttpResponse<String> post(URI uri, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw unreachable(uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(uri, e);
        }
    }

    private TaskFailedException unreachable(URI uri, Exception cause) {
        return new TaskFailedException(
                errorPrefix + ".SdkClientException",
                "Unable to execute HTTP request: " + uri.getAuthority() + ": " + cause,
                cause);
    }

    /**
     * A failure as Step Functions words the exceptions of the SDK.
     *
     * @param type the exception's class
     * @param code what the service called the error
     */
    TaskFailedException failure(
            String type, String code, String message, HttpResponse<String> answer) {
        return new TaskFailedException(
                errorPrefix + "." + type,
                "%s (Service: %s; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
                        .formatted(
                                message,
                                sdkName,
                                answer.statusCode(),
                                code,
                                answer.headers().firstValue("x-amzn-requestid").orElse("null")));
    }
}
