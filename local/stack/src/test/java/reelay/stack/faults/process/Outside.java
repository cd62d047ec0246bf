package reelay.stack.faults.process;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import reelay.stack.faults.FaultPlan;
import reelay.stack.faults.plan.Chance;
import reelay.stack.faults.plan.Mishap;
import reelay.stack.faults.plan.Point;
import reelay.stack.faults.plan.Simulation;
import reelay.stack.faults.plan.StepInvocation;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.faults.wire.Service;

/** Everything beyond a process: where calls take time, go wrong, and are noted. */
public final class Outside {

    private final Simulation simulation;
    private final FaultPlan plan;
    private final Consumer<String> afterWrites;
    private final List<Point> points = new ArrayList<>();
    private final List<String> struck = new ArrayList<>();
    private final Map<String, Instant> outages = new HashMap<>();

    public Outside(Simulation simulation, FaultPlan plan, Consumer<String> afterWrites) {
        this.simulation = simulation;
        this.plan = plan;
        this.afterWrites = afterWrites;
    }

    /** Every point that was reached, in order. */
    public synchronized List<Point> points() {
        return List.copyOf(points);
    }

    /** The faults that struck, in order. */
    public synchronized List<String> struck() {
        return List.copyOf(struck);
    }

    /**
     * Makes a call.
     *
     * @param patience how long the caller waits for an answer
     * @throws IOException as the network would
     */
    public HttpReply call(StepInvocation from, Service to, HttpCall call, Duration patience)
            throws IOException {
        Point point = from.next(to.name() + "." + to.operation(call));
        Optional<Mishap> fault = begin(from, point, to.name());
        if (fault.isEmpty()) {
            HttpReply reply = answer(to, call);
            from.checkAlive(point, passed(latency(point)));
            return reply;
        }
        return switch (fault.get()) {
            case REFUSED, OUTAGE -> throw new ConnectException("refused at " + point);
            case THROTTLED -> to.throttle(call);
            case BODY_BROKEN -> answer(to, call).brokenOff();
            case DIED_BEFORE -> throw from.die(point);
            case DIED_AFTER -> {
                answer(to, call);
                throw from.die(point);
            }
            case ANSWER_LOST -> {
                answer(to, call);
                from.checkAlive(point, passed(latency(point)));
                throw new SocketException("reset at " + point);
            }
            case TIMED_OUT -> {
                from.checkAlive(point, passed(patience));
                throw new SocketTimeoutException("no answer at " + point);
            }
            case ANSWERED_TOO_LATE -> {
                answer(to, call);
                from.checkAlive(point, passed(patience));
                throw new SocketTimeoutException("no answer at " + point);
            }
            case TWICE_AT_ONCE, AGAIN_LATER ->
                    throw new IllegalStateException(fault.get() + " is for invocations: " + point);
        };
    }

    /** Notes a point and tells what goes wrong at it, once the request has travelled. */
    public Optional<Mishap> begin(StepInvocation from, Point point, String service) {
        from.checkAlive(point, simulation.now());
        from.checkAlive(point, passed(latency(point)));
        Optional<Mishap> fault = planned(point, service);
        synchronized (this) {
            points.add(point);
            fault.ifPresent(kind -> struck.add(simulation.now() + " " + point + " " + kind));
        }
        return fault;
    }

    private synchronized Optional<Mishap> planned(Point point, String service) {
        Instant now = simulation.now();
        Instant end = outages.get(service);
        if (end != null && now.isBefore(end)) {
            return Optional.of(Mishap.OUTAGE);
        }
        Optional<Mishap> fault = plan.at(point, now);
        if (fault.filter(Mishap.OUTAGE::equals).isPresent()) {
            outages.put(service, now.plus(FaultPlan.outage(point)));
        }
        return fault;
    }

    private synchronized HttpReply answer(Service to, HttpCall call) {
        HttpReply reply = to.answer(call);
        if (to.name().equals("DynamoDB")) {
            afterWrites.accept(to.operation(call));
        }
        return reply;
    }

    private Instant passed(Duration time) {
        simulation.pause(time);
        return simulation.now();
    }

    /** 5 to 45 ms each way. */
    private static Duration latency(Point point) {
        return Duration.ofMillis(5 + Chance.of(3, point.toString(), 40));
    }
}
