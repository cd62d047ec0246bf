package reelay.simulator.route;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import reelay.simulator.account.Account;
import reelay.simulator.account.Accounts;
import reelay.simulator.content.ContentOrigin;
import reelay.simulator.content.DrawnVideo;
import reelay.simulator.content.RedirectedRequest;
import reelay.simulator.dialect.Dialect;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.fault.Faults;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.JournalLine;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.vendor.Vendors;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.RequestKind;
import reelay.simulator.wire.SimulatorRoute;

/** The routes under {@code /simulator}, which are the simulator's own and need no key. */
final class SimulatorControl {

    /** The body of {@code PUT /simulator/faults}. */
    record FaultsBody(@JsonProperty(value = "faults", required = true) List<Fault> faults) {}

    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final Faults faults;
    private final Accounts accounts;
    private final ContentOrigin otherOrigin;
    private final Vendors vendors;
    private final ObjectMapper json = new ObjectMapper();

    SimulatorControl(
            SimulatorSettings settings,
            Jobs jobs,
            Faults faults,
            Accounts accounts,
            ContentOrigin otherOrigin,
            Vendors vendors) {
        this.settings = settings;
        this.jobs = jobs;
        this.faults = faults;
        this.accounts = accounts;
        this.otherOrigin = otherOrigin;
        this.vendors = vendors;
    }

    List<SimulatorRoute> routes() {
        return List.of(
                SimulatorRoute.of(RequestKind.ANY, "GET /simulator", call -> help()),
                SimulatorRoute.of(RequestKind.ANY, "GET /simulator/stats", call -> stats()),
                SimulatorRoute.of(RequestKind.ANY, "GET /simulator/faults", call -> active()),
                SimulatorRoute.of(RequestKind.ANY, "PUT /simulator/faults", this::replace),
                SimulatorRoute.of(RequestKind.ANY, "DELETE /simulator/faults", call -> clear()),
                SimulatorRoute.of(RequestKind.ANY, "GET /simulator/videos", call -> videos()),
                SimulatorRoute.of(RequestKind.ANY, "GET /simulator/videos/{id}", this::file),
                SimulatorRoute.of(RequestKind.ANY, "DELETE /simulator/videos/{id}", this::forget));
    }

    private Answer help() {
        ObjectNode help = json.createObjectNode();
        help.put("what", "A video provider that speaks the Videos protocol under /v1.");
        help.putArray("routes")
                .add("GET /simulator/stats")
                .add("GET /simulator/faults")
                .add(
                        "PUT /simulator/faults {\"faults\": [{\"fault\": \"rate_limited\","
                                + " \"operation\": \"submit\", \"count\": 2, \"value\": \"5\"}]}")
                .add("DELETE /simulator/faults")
                .add("GET /simulator/videos lists all jobs, newest first")
                .add("GET /simulator/videos/{id} is the file of a job, whatever its faults")
                .add("DELETE /simulator/videos/{id} forgets a video, as a provider's memory does")
                .add("GET /simulator/account")
                .add(
                        "PUT /simulator/account {\"name\": \"unverified\","
                                + " \"opens_after_seconds\": 60}, with \"provider\": \"kling\""
                                + " for one wire alone");
        help.put("dialect", settings.dialect().name());
        ArrayNode dialects = help.putArray("dialects");
        Dialect.all().forEach(dialect -> dialects.add(described(dialect)));
        ArrayNode wires = help.putArray("wires");
        vendors.wires()
                .forEach(
                        wire ->
                                wires.addObject()
                                        .put("path", "/" + wire.prefix())
                                        .put("not_seen_live", wire.unprovedFacts()));
        help.put("account", accounts.now().word());
        ObjectNode names = help.putObject("accounts");
        for (Account account : Account.values()) {
            names.put(account.word(), account.explanation());
        }
        help.put(
                "in_a_prompt",
                "[fault:NAME] or [fault:NAME=VALUE] for that video alone; what strikes at the"
                        + " submit strikes the first submit of that prompt only. [padding:BYTES]"
                        + " makes the file longer.");
        ArrayNode kinds = help.putArray("faults");
        for (FaultKind kind : FaultKind.values()) {
            ObjectNode entry = kinds.addObject();
            entry.put("fault", kind.word());
            entry.set("operation", json.valueToTree(kind.operation()));
            entry.put("value", kind.value().isEmpty() ? null : kind.value());
            entry.put("what", kind.explanation() + kind.values(": "));
        }
        return Answer.json(help);
    }

    private ObjectNode described(Dialect dialect) {
        return json.createObjectNode()
                .put("dialect", dialect.name())
                .put("server", dialect.server())
                .put("base_path", dialect.basePath())
                .put("not_seen_live", dialect.unprovedFacts());
    }

    private Answer videos() {
        ObjectNode body = json.createObjectNode();
        ArrayNode videos = body.putArray("videos");
        jobs.all()
                .reversed()
                .forEach(job -> videos.addObject().put("id", job.id()).put("prompt", job.prompt()));
        return Answer.json(body);
    }

    private Answer file(Call call) {
        SimulatedJob job =
                jobs.find(call.id()).orElseThrow(() -> ErrorAnswer.videoNotFound(call.id()));
        return new DrawnVideo(job).answer(call);
    }

    private Answer stats() {
        ObjectNode stats = json.createObjectNode();
        for (JournalLine.Event event : JournalLine.Event.values()) {
            stats.put(event.count(), jobs.count(event));
        }
        List<RedirectedRequest> redirected = otherOrigin.seen();
        stats.put("redirected_requests", redirected.size());
        stats.put(
                "redirected_requests_with_authorization",
                redirected.stream().filter(RedirectedRequest::authorized).count());
        return Answer.json(stats);
    }

    private Answer active() {
        ObjectNode body = json.createObjectNode();
        body.set("faults", json.valueToTree(faults.active()));
        return Answer.json(body);
    }

    private Answer replace(Call call) throws IOException {
        try {
            faults.replace(json.readValue(call.bodyBytes(), FaultsBody.class).faults());
        } catch (JsonProcessingException e) {
            throw (ErrorAnswer) ErrorAnswer.badBody(e.getOriginalMessage()).initCause(e);
        }
        return active();
    }

    private Answer forget(Call call) {
        SimulatedJob job =
                jobs.find(call.id()).orElseThrow(() -> ErrorAnswer.videoNotFound(call.id()));
        jobs.forget(job.id());
        return stats();
    }

    private Answer clear() {
        faults.clear();
        return active();
    }
}
