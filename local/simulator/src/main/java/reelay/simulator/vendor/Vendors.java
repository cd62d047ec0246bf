package reelay.simulator.vendor;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import reelay.simulator.account.Accounts;
import reelay.simulator.content.ContentOrigin;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.fault.Faults;
import reelay.simulator.fault.Misbehaviour;
import reelay.simulator.fault.Shapes;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.JournalLine;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.BearerKey;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.RequestKind;
import reelay.simulator.wire.SimulatorRoute;

/** The way of a request to one of the other wires: key, account, faults, route. */
public final class Vendors implements AutoCloseable {

    private record Served(VendorWire wire, VendorJobs jobs, List<SimulatorRoute> routes) {}

    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final Faults faults;
    private final Accounts accounts;
    private final List<VendorWire> wires;
    private final Map<String, Served> byPrefix;
    private final VendorCalls calls = new VendorCalls();

    public Vendors(
            SimulatorSettings settings,
            Jobs jobs,
            Faults faults,
            Accounts accounts,
            ContentOrigin files,
            List<VendorWire> wires) {
        this.settings = settings;
        this.jobs = jobs;
        this.faults = faults;
        this.accounts = accounts;
        this.wires = List.copyOf(wires);
        this.byPrefix =
                wires.stream()
                        .map(
                                wire -> {
                                    VendorJobs own =
                                            new VendorJobs(
                                                    wire, settings, jobs, faults, files, calls);
                                    return new Served(wire, own, wire.routes(own));
                                })
                        .collect(
                                Collectors.toMap(
                                        served -> served.wire().prefix(), Function.identity()));
    }

    /** Ends what it has yet to say to others. */
    @Override
    public void close() {
        calls.close();
    }

    /** The wires there are. */
    public List<VendorWire> wires() {
        return wires;
    }

    /** The answer, if the path is one of theirs. */
    public Optional<Answer> answer(Call call) throws IOException {
        Served served = call.path().isEmpty() ? null : byPrefix.get(call.path().getFirst());
        if (served == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(answer(served, call.behindFirst()));
        } catch (TroubleException e) {
            return Optional.of(served.wire().told(e.trouble()));
        } catch (ErrorAnswer e) {
            // What all wires share, such as a fault that nobody knows, in this one's words.
            return Optional.of(served.wire().told(Trouble.invalid(String.valueOf(e.getMessage()))));
        }
    }

    private Answer answer(Served served, Call call) throws IOException {
        for (SimulatorRoute route : served.routes()) {
            Optional<Call> match = route.match(call);
            if (match.isPresent() && route.method().equals(call.method())) {
                return answer(served, route, match.get());
            }
        }
        throw new Trouble(Trouble.Kind.NO_SUCH_ROUTE, call.method() + " " + call.pathText())
                .thrown();
    }

    private Answer answer(Served served, SimulatorRoute route, Call call) throws IOException {
        RequestKind operation = route.operation();
        if (operation == RequestKind.SUBMIT) {
            jobs.note(JournalLine.Event.SUBMIT_RECEIVED);
        }
        if (!served.wire().answersAnybody(operation)) {
            checkKey(call);
        }
        Optional<Trouble> ofAccount =
                accounts.now(served.wire().prefix()).play().refusal(operation).flatMap(Trouble::of);
        if (ofAccount.isPresent()) {
            throw ofAccount.get().thrown();
        }
        Optional<Answer> refusal =
                served.jobs()
                        .before(
                                faults.take(FaultKind.Phase.DELAY, operation),
                                faults.take(FaultKind.Phase.REFUSAL, operation),
                                call);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Answer answer = route.action().answer(call);
        Optional<Fault> afterwards = faults.take(FaultKind.Phase.AFTERWARDS, operation);
        return afterwards.isPresent()
                ? Misbehaviour.afterwards(afterwards.get())
                : Shapes.apply(
                        answer,
                        faults.take(FaultKind.Phase.SHAPE, operation).stream().toList(),
                        operation,
                        call);
    }

    private void checkKey(Call call) {
        String key =
                BearerKey.of(call).orElseThrow(() -> Trouble.of(Trouble.Kind.KEY_MISSING).thrown());
        if (!BearerKey.isOneOf(settings.keys(), key)) {
            throw Trouble.of(Trouble.Kind.KEY_INVALID).thrown();
        }
    }
}
