package reelay.local.aws.s3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/**
 * What S3 does before it looks at an object and s3proxy does not: it refuses a request that is
 * signed twice, it answers browsers by the rules of the bucket ("Using cross-origin resource
 * sharing", S3 user guide), and it asks who may do what.
 */
final class S3Door extends Handler.Wrapper {

    private final Map<String, BucketCors> rules = new ConcurrentHashMap<>();
    private final S3Guard guard;

    S3Door(Handler inside, S3Guard guard) {
        super(inside);
        this.guard = guard;
    }

    void follow(String bucket, BucketCors cors) {
        rules.put(bucket, cors);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String origin = header(request, "Origin");
        Optional<BucketCors> cors = Optional.ofNullable(rules.get(bucket(request)));
        if (request.getMethod().equals("OPTIONS") && !origin.isEmpty()) {
            preflight(request, response, callback, cors);
            return true;
        }
        cors.filter(rule -> rule.allows(origin, request.getMethod()))
                .ifPresent(rule -> allow(rule, origin, response.getHeaders()));
        if (signedInQuery(request) && !header(request, "Authorization").isEmpty()) {
            refuse(
                    response,
                    callback,
                    400,
                    "InvalidArgument",
                    "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter,"
                            + " Signature query string parameter or the Authorization header should"
                            + " be specified");
            return true;
        }
        Optional<String> denial = guard.denial(request);
        if (denial.isPresent()) {
            refuse(response, callback, 403, "AccessDenied", denial.get());
            return true;
        }
        return super.handle(request, response, callback);
    }

    private static void preflight(
            Request request, Response response, Callback callback, Optional<BucketCors> cors) {
        String origin = header(request, "Origin");
        String method = header(request, "Access-Control-Request-Method");
        List<String> headers =
                Stream.of(header(request, "Access-Control-Request-Headers").split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        Optional<BucketCors> rule =
                cors.filter(given -> given.allows(origin, method))
                        .filter(given -> headers.stream().allMatch(given::allowsHeader));
        if (rule.isEmpty()) {
            refuse(
                    response,
                    callback,
                    403,
                    "AccessForbidden",
                    cors.isEmpty()
                            ? "CORSResponse: CORS is not enabled for this bucket."
                            : "CORSResponse: This CORS request is not allowed.");
            return;
        }
        allow(rule.get(), origin, response.getHeaders());
        if (!headers.isEmpty()) {
            response.getHeaders().put("Access-Control-Allow-Headers", String.join(", ", headers));
        }
        response.setStatus(200);
        response.write(true, ByteBuffer.allocate(0), callback);
    }

    private static void allow(BucketCors rule, String origin, HttpFields.Mutable answer) {
        answer.put("Access-Control-Allow-Origin", rule.named(origin));
        answer.put("Access-Control-Allow-Methods", String.join(", ", rule.allowedMethods()));
        if (!rule.exposedHeaders().isEmpty()) {
            answer.put("Access-Control-Expose-Headers", String.join(", ", rule.exposedHeaders()));
        }
        if (rule.maxAge() != null) {
            answer.put("Access-Control-Max-Age", Long.toString(rule.maxAge().toSeconds()));
        }
        if (!rule.named(origin).equals("*")) {
            answer.put("Access-Control-Allow-Credentials", "true");
        }
        answer.put("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
    }

    /** The header itself is not repeated, as S3 does: it may hold a key. */
    private static void refuse(
            Response response, Callback callback, int status, String code, String message) {
        String body =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code>%s</Code><Message>%s</Message></Error>\
                """
                        .formatted(code, message);
        response.setStatus(status);
        response.getHeaders().put("Content-Type", "application/xml");
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    }

    private static boolean signedInQuery(Request request) {
        String query = request.getHttpURI().getQuery();
        return query != null
                && Stream.of(query.split("&"))
                        .anyMatch(
                                part ->
                                        part.startsWith("X-Amz-Algorithm=")
                                                || part.startsWith("Signature="));
    }

    private static String bucket(Request request) {
        String[] parts = request.getHttpURI().getPath().split("/", 3);
        return parts.length > 1 ? parts[1] : "";
    }

    private static String header(Request request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
    }
}
