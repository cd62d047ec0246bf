package reelay.simulator.route;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reelay.simulator.account.Accounts;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.fault.Faults;
import reelay.simulator.fault.Misbehaviour;
import reelay.simulator.fault.Shapes;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.JournalLine;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.vendor.Vendors;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.BearerKey;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.Exchange;
import reelay.simulator.wire.RequestKind;
import reelay.simulator.wire.SimulatorRoute;

/** Every request's way: find the route, check the key, let the faults strike, answer. */
public final class SimulatorHandler implements HttpHandler {

    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final Faults faults;
    private final Accounts accounts;
    private final List<SimulatorRoute> routes;
    private final Vendors vendors;

    public SimulatorHandler(
            SimulatorSettings settings,
            Jobs jobs,
            Faults faults,
            Accounts accounts,
            List<SimulatorRoute> routes,
            Vendors vendors) {
        this.settings = settings;
        this.jobs = jobs;
        this.faults = faults;
        this.accounts = accounts;
        this.routes = routes;
        this.vendors = vendors;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Instant start = settings.clock().instant();
        try (exchange) {
            Answer answer;
            boolean likeOpenAi = settings.dialect().isOpenAi();
            try {
                Call call = Call.of(exchange);
                Optional<Answer> ofVendor = vendors.answer(call);
                likeOpenAi &= ofVendor.isEmpty();
                answer =
                        ofVendor.isPresent()
                                ? ofVendor.get()
                                : answer(call.below(settings.dialect().basePath()));
            } catch (ErrorAnswer error) {
                answer = settings.dialect().error(error);
            } catch (RuntimeException e) {
                // A bug of the simulator: shown to whoever called, who is its only user.
                answer = ErrorAnswer.serverError(e.toString()).answer();
            }
            exchange.getResponseHeaders()
                    .set("x-request-id", "req_" + UUID.randomUUID().toString().replace("-", ""));
            if (likeOpenAi) {
                addHeaders(exchange, Duration.between(start, settings.clock().instant()));
            }
            Exchange.send(exchange, answer);
        }
    }

    private void addHeaders(HttpExchange exchange, Duration taken) {
        var headers = exchange.getResponseHeaders();
        Optional<String> asked =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("OpenAI-Organization"));
        Optional<String> organization = accounts.now().play().organizationFor(asked);
        if (organization.isPresent()) {
            headers.set("openai-organization", organization.get());
            headers.set("openai-version", "2020-10-01");
            headers.set("openai-processing-ms", Long.toString(taken.toMillis()));
        }
    }

    private Answer answer(Call call) throws IOException {
        boolean pathKnown = false;
        for (SimulatorRoute route : routes) {
            Optional<Call> match = route.match(call);
            pathKnown |= match.isPresent();
            if (match.isPresent() && route.method().equals(call.method())) {
                boolean own = List.of("simulator", "login").contains(route.pattern().getFirst());
                return own ? route.action().answer(match.get()) : answer(route, match.get());
            }
        }
        throw pathKnown
                ? ErrorAnswer.methodNotAllowed(call.method(), call.pathText())
                : ErrorAnswer.invalidUrl(call.method(), call.pathText());
    }

    private Answer answer(SimulatorRoute route, Call call) throws IOException {
        RequestKind operation = route.operation();
        if (operation == RequestKind.SUBMIT) {
            jobs.note(JournalLine.Event.SUBMIT_RECEIVED);
        }
        if (operation != RequestKind.CONTENT || !settings.dialect().hasOpenContent()) {
            checkKey(operation, call);
        }
        String model = settings.models().getFirst().id();
        Optional<Answer> refusal =
                accounts.now()
                        .play()
                        .refusal(operation, model, call)
                        .or(
                                () ->
                                        Misbehaviour.before(
                                                faults.take(FaultKind.Phase.DELAY, operation),
                                                faults.take(FaultKind.Phase.REFUSAL, operation),
                                                model,
                                                call));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Answer answer = route.action().answer(call);
        Optional<Fault> afterwards = faults.take(FaultKind.Phase.AFTERWARDS, operation);
        if (afterwards.isPresent()) {
            return Misbehaviour.afterwards(afterwards.get());
        }
        return Shapes.apply(
                answer,
                faults.take(FaultKind.Phase.SHAPE, operation).stream().toList(),
                operation,
                call);
    }

    private void checkKey(RequestKind operation, Call call) {
        String key = BearerKey.of(call).orElseThrow(ErrorAnswer::noKey);
        boolean admin = operation == RequestKind.ADMIN;
        if (!BearerKey.isOneOf(admin ? settings.adminKeys() : settings.keys(), key)) {
            throw ErrorAnswer.wrongKey();
        }
    }
}
