package reelay.local.aws.httpapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import reelay.local.aws.httpapi.message.GatewayRequest;
import reelay.local.aws.httpapi.route.IdentitySource;
import reelay.local.aws.httpapi.route.LambdaAuthorizer;
import reelay.local.aws.httpapi.route.RouteTable;
import reelay.local.aws.httpapi.route.TimedInvoker;
import reelay.local.aws.lambda.LambdaAnswer;

/** Asks authorizers, and remembers their answers for as long as they allow. */
final class AuthorizerGate {

    /** Longest an authorizer may take ("HTTP API quotas"). */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Whose answer it is. The toString shows no identity. */
    private record Key(LambdaAuthorizer authorizer, List<String> identities) {
        @Override
        public String toString() {
            return "Key[" + identities.size() + " identities]";
        }
    }

    private record Remembered(AuthorizerDecision decision, Instant until) {}

    private final Map<Key, Remembered> remembered = new ConcurrentHashMap<>();
    private final ObjectMapper json = new ObjectMapper();
    private final TimedInvoker invoker;
    private final EventWriter events;
    private final InstantSource clock;

    AuthorizerGate(TimedInvoker invoker, EventWriter events, InstantSource clock) {
        this.invoker = invoker;
        this.events = events;
        this.clock = clock;
    }

    AuthorizerDecision ask(
            LambdaAuthorizer authorizer, GatewayRequest request, RouteTable.Match match) {
        List<String> identities = new ArrayList<>();
        for (String source : authorizer.identitySources()) {
            Optional<String> value = IdentitySource.value(source, request, match.route().key());
            if (value.isEmpty()) {
                return new AuthorizerDecision.Unidentified();
            }
            identities.add(value.get());
        }
        var key = new Key(authorizer, List.copyOf(identities));
        Remembered before = remembered.get(key);
        if (before != null && before.until().isAfter(clock.instant())) {
            return before.decision();
        }
        AuthorizerDecision decision =
                decide(authorizer, events.forAuthorizer(request, match, identities));
        if (authorizer.resultTtl().isPositive()
                && !(decision instanceof AuthorizerDecision.Broken)) {
            remembered.put(
                    key, new Remembered(decision, clock.instant().plus(authorizer.resultTtl())));
        }
        return decision;
    }

    private AuthorizerDecision decide(LambdaAuthorizer authorizer, String event) {
        Optional<LambdaAnswer> answer = invoker.invoke(authorizer.function(), event, TIMEOUT);
        return answer.isPresent() && answer.get() instanceof LambdaAnswer.Returned returned
                ? read(returned.payload())
                : new AuthorizerDecision.Broken();
    }

    private AuthorizerDecision read(String payload) {
        JsonNode answer;
        try {
            answer = json.readTree(payload);
        } catch (JsonProcessingException e) {
            // The caller learns only what AWS would say.
            return new AuthorizerDecision.Broken();
        }
        if (!answer.path("isAuthorized").isBoolean()) {
            return new AuthorizerDecision.Broken();
        }
        if (!answer.path("isAuthorized").booleanValue()) {
            return new AuthorizerDecision.Denied();
        }
        return new AuthorizerDecision.Allowed(
                answer.path("context") instanceof ObjectNode context
                        ? context
                        : json.createObjectNode());
    }
}
