package reelay.local.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    private final Door door;
    private final HttpHandler inside;
    private final ObjectMapper json = new ObjectMapper();

    Doorkeeper(Door door, HttpHandler inside) {
        this.door = door;
        this.inside = inside;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<Refused> refusal = refusal(exchange.getRequestHeaders());
        if (refusal.isPresent()) {
            refuse(exchange, refusal.get());
        } else {
            inside.handle(exchange);
        }
    }

    private Optional<Refused> refusal(Headers headers) {
        String host = headers.getFirst("Host");
        if (host == null || !isUs(host.toLowerCase(Locale.ROOT))) {
            return denied("this server answers to 127.0.0.1 and localhost, not to another name");
        }
        if (!door.pages() && fromAPage(headers)) {
            return denied("this port is for programs on this machine, not for web pages");
        }
        if (door.lock().isPresent() && !door.lock().get().opens(headers)) {
            return Optional.of(
                    new Refused(
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

    private static Optional<Refused> denied(String why) {
        return Optional.of(new Refused("AccessDeniedException", why));
    }

    private static boolean fromAPage(Headers headers) {
        String site = headers.getFirst("Sec-Fetch-Site");
        // "none" is an address a person typed.
        return headers.containsKey("Origin") || (site != null && !site.equals("none"));
    }

    /** In the words of AWS's JSON protocols and of Lambda at once: SDKs of either understand it. */
    private void refuse(HttpExchange exchange, Refused why) throws IOException {
        try (exchange) {
            byte[] body =
                    json.writeValueAsBytes(
                            Map.of(
                                    "__type", why.type(),
                                    "message", why.message(),
                                    "Message", why.message()));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("x-amzn-ErrorType", why.type());
            exchange.sendResponseHeaders(403, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Refused(String type, String message) {}
}
