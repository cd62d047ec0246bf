package reelay.stack.cli.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import reelay.local.aws.protocol.AccessKey;

/**
 * Invokes functions over Lambda's invoke API.
 *
 * @param endpoint where it listens
 * @param key what it demands
 */
public record LambdaClient(URI endpoint, AccessKey key) {

    /**
     * What came back.
     *
     * @param status HTTP status; 200 even when the function failed
     * @param functionFailed whether the function failed
     * @param body its answer, or the error
     */
    public record Answer(int status, boolean functionFailed, String body) {
        public boolean isGood() {
            return status == 200 && !functionFailed;
        }
    }

    /**
     * Calls a function and waits for its answer.
     *
     * @param function logical id
     * @param event JSON
     */
    public Answer invoke(String function, String event) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                endpoint.resolve(
                                        "/2015-03-31/functions/" + function + "/invocations"))
                        .header("Authorization", key.authorization("lambda"))
                        .POST(HttpRequest.BodyPublishers.ofString(event))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("x-amz-function-error").isPresent(),
                    answer.body());
        }
    }
}
