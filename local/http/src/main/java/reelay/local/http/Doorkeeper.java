package reelay.local.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets in whom the {@link Door} lets in, before anything of a request is looked at. A name in
 * {@code Host} that is not this machine's is a page whose site has moved its name here (DNS
 * rebinding); {@code Origin} and {@code Sec-Fetch-Site} are set by browsers, and pages cannot take
 * them away.
 */
final class Doorkeeper implements HttpHandler {

    private static final Pattern THIS_MACHINE =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");

    /** The access key id in the credential scope of a signed request. */
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)/");

    private final Door door;
    private final HttpHandler inside;
    private final ObjectMapper json = new ObjectMapper();

    Doorkeeper(Door door, HttpHandler inside) {
        this.door = door;
        this.inside = inside;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<AwsFault> refusal = refusal(exchange.getRequestHeaders());
        if (refusal.isPresent()) {
            refuse(exchange, refusal.get());
        } else {
            inside.handle(exchange);
        }
    }

    private Optional<AwsFault> refusal(Headers headers) {
        String host = headers.getFirst("Host");
        if (host == null || !isUs(host.toLowerCase(Locale.ROOT))) {
            return denied("this server answers to 127.0.0.1 and localhost, not to another name");
        }
        if (!door.pages() && fromAPage(headers)) {
            return denied("this port is for programs on this machine, not for web pages");
        }
        if (door.demanded().isPresent() && !signedWith(door.demanded().get(), headers)) {
            return Optional.of(
                    new AwsFault(
                            403,
                            "UnrecognizedClientException",
                            "The security token included in the request is invalid: sign with the"
                                    + " access key that the stack printed when it started"));
        }
        return Optional.empty();
    }

    private boolean isUs(String host) {
        return THIS_MACHINE.matcher(host).matches()
                || door.names().contains(host.replaceFirst(":\\d{1,5}$", ""));
    }

    private static Optional<AwsFault> denied(String why) {
        return Optional.of(new AwsFault(403, "AccessDeniedException", why));
    }

    private static boolean fromAPage(Headers headers) {
        String site = headers.getFirst("Sec-Fetch-Site");
        // "none" is an address a person typed.
        return headers.containsKey("Origin") || (site != null && !site.equals("none"));
    }

    /** The id is as good as a secret here: it is random, and nobody else is shown it. */
    private static boolean signedWith(AccessKey key, Headers headers) {
        String authorization = headers.getFirst("Authorization");
        if (authorization == null || !authorization.startsWith("AWS4-HMAC-SHA256 ")) {
            return false;
        }
        Matcher credential = CREDENTIAL.matcher(authorization);
        return credential.find()
                && MessageDigest.isEqual(
                        credential.group(1).getBytes(StandardCharsets.UTF_8),
                        key.id().getBytes(StandardCharsets.UTF_8));
    }

    /** In the words of AWS's JSON protocols and of Lambda at once: SDKs of either understand it. */
    private void refuse(HttpExchange exchange, AwsFault fault) throws IOException {
        try (exchange) {
            String message = String.valueOf(fault.getMessage());
            byte[] body =
                    json.writeValueAsBytes(
                            Map.of("__type", fault.type(), "message", message, "Message", message));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("x-amzn-ErrorType", fault.type());
            exchange.sendResponseHeaders(fault.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
