package reelay.stack.scenarios;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import reelay.video.Json;

/**
 * Functions inside LocalStack that do what our invoke endpoint says: they hand the event on and
 * answer, or fail, as it does. LocalStack's Step Functions can invoke its own functions only.
 */
final class BridgeFunctions {

    private static final String CODE =
            """
            import json, os, urllib.request

            def handler(event, context):
                url = "%s/2015-03-31/functions/%s/invocations" % (
                    os.environ["INVOKE_URL"], os.environ["AWS_LAMBDA_FUNCTION_NAME"])
                request = urllib.request.Request(
                    url, json.dumps(event).encode(), {"Content-Type": "application/json"})
                with urllib.request.urlopen(request, timeout=800) as answer:
                    body = json.loads(answer.read())
                    if answer.headers.get("x-amz-function-error"):
                        raise type(body["errorType"], (Exception,), {})(body["errorMessage"])
                    return body
            """;

    private final URI lambda;
    private final HttpClient http;

    private BridgeFunctions(URI lambda, HttpClient http) {
        this.lambda = lambda;
        this.http = http;
    }

    /**
     * Makes them, under the names and alias that the template's ARNs have.
     *
     * @param lambda where LocalStack listens
     * @param invokeEndpoint our endpoint, as functions inside LocalStack reach it
     */
    static void create(URI lambda, URI invokeEndpoint) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var functions = new BridgeFunctions(lambda, http);
            List<String> names = List.of("SubmitFunction", "PollFunction", "StoreFunction");
            names.forEach(name -> functions.create(name, invokeEndpoint));
            names.forEach(functions::awaitActive);
        }
    }

    private void create(String name, URI invokeEndpoint) {
        var function =
                Json.object()
                        .put("FunctionName", name)
                        .put("Runtime", "python3.12")
                        .put("Handler", "index.handler")
                        .put("Role", "arn:aws:iam::000000000000:role/local")
                        .put("Timeout", 900);
        function.putObject("Code").put("ZipFile", zip());
        function.putObject("Environment")
                .putObject("Variables")
                .put("INVOKE_URL", invokeEndpoint.toString());
        post("", Json.text(function));
        post(
                "/" + name + "/aliases",
                Json.text(Json.object().put("Name", "live").put("FunctionVersion", "$LATEST")));
    }

    private void awaitActive(String name) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> send(request("/" + name + "/configuration").GET()).contains("Active"));
    }

    private void post(String path, String body) {
        send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(lambda.resolve("/2015-03-31/functions" + path))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/lambda/aws4_request,"
                                + " SignedHeaders=host, Signature=0");
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("index.py"));
            zip.write(CODE.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
