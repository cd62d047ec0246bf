package reelay.simulator.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import reelay.simulator.account.Accounts;
import reelay.simulator.account.AdminShape;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.RequestKind;
import reelay.simulator.wire.SimulatorRoute;

/** The read-only part of the admin interface: one organization, one project, the keys there are. */
final class AdminRoutes {

    static final String PROJECT = "proj_simulator";

    private static final Duration AGE = Duration.ofHours(1);
    private static final Duration OLD_AGE = Duration.ofDays(30);
    private static final Duration SOON = Duration.ofDays(3);

    /** Requests a minute of the lowest tier that has Sora 2. */
    private static final int RATE = 25;

    private final SimulatorSettings settings;
    private final Accounts accounts;

    AdminRoutes(SimulatorSettings settings, Accounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    List<SimulatorRoute> routes() {
        String project = "GET /v1/organization/projects/{id}";
        return List.of(
                route("GET /v1/organization/projects", () -> list(project())),
                route("GET /v1/organization/spend_limit", this::limit),
                ofProject(project, this::project),
                ofProject(project + "/api_keys", this::keys),
                ofProject(project + "/rate_limits", this::rates),
                ofProject(project + "/model_permissions", this::permissions),
                ofProject(project + "/spend_limit", this::limit));
    }

    private SimulatorRoute route(String spelling, Supplier<ObjectNode> body) {
        return SimulatorRoute.of(
                RequestKind.ADMIN,
                spelling,
                call -> {
                    checkRights(call);
                    return Answer.json(body.get());
                });
    }

    private SimulatorRoute ofProject(String spelling, Supplier<ObjectNode> body) {
        return SimulatorRoute.of(
                RequestKind.ADMIN,
                spelling,
                call -> {
                    checkRights(call);
                    if (!call.id().equals(PROJECT)) {
                        throw ErrorAnswer.refusal(
                                404,
                                "invalid_request_error",
                                null,
                                "Project '" + call.id() + "' not found.");
                    }
                    return Answer.json(body.get());
                });
    }

    private void checkRights(Call call) {
        if (shape() == AdminShape.NOT_THERE) {
            throw ErrorAnswer.invalidUrl(call.method(), call.pathText());
        }
        if (shape() == AdminShape.WITHOUT_RIGHTS) {
            throw ErrorAnswer.refusal(
                    403,
                    "invalid_request_error",
                    null,
                    "You have insufficient permissions for this operation. Missing scopes:"
                            + " api.management.read.");
        }
    }

    private AdminShape shape() {
        return accounts.now().play().admin();
    }

    private Instant now() {
        return settings.clock().instant();
    }

    private ObjectNode project() {
        ObjectNode project =
                object("organization.project")
                        .put("id", PROJECT)
                        .put("name", "Simulator")
                        .put("created_at", now().minus(OLD_AGE).getEpochSecond());
        return shape() == AdminShape.ARCHIVED
                ? project.put("status", "archived")
                        .put("archived_at", now().minus(AGE).getEpochSecond())
                : project.put("status", "active").putNull("archived_at");
    }

    private ObjectNode keys() {
        ObjectNode list = list();
        for (String key : settings.keys()) {
            entries(list).add(key(key));
        }
        return list;
    }

    private ObjectNode key(String key) {
        Duration age = shape() == AdminShape.OLD_KEY ? OLD_AGE : AGE;
        ObjectNode body =
                object("organization.project.api_key")
                        .put("id", "key_simulator")
                        .put("name", "Simulator")
                        .put("redacted_value", redacted(key))
                        .put("created_at", now().minus(age).getEpochSecond())
                        .put(
                                "owner_project_access",
                                shape() == AdminShape.OWNER_LEFT ? "inactive" : "active");
        return shape() == AdminShape.KEY_ENDS_SOON
                ? body.put("expires_at", now().plus(SOON).getEpochSecond())
                : body.putNull("expires_at");
    }

    private static String redacted(String key) {
        int visible = Math.min(4, key.length() / 3);
        return key.substring(0, visible) + "********" + key.substring(key.length() - visible);
    }

    private ObjectNode rates() {
        ObjectNode list = list();
        entries(list).add(rate("text-1", 500));
        if (shape() != AdminShape.NO_RATE) {
            settings.models().forEach(model -> entries(list).add(rate(model.id(), RATE)));
        }
        return list;
    }

    private static ObjectNode rate(String model, int perMinute) {
        return object("project.rate_limit")
                .put("id", "rl-" + model)
                .put("model", model)
                .put("max_requests_per_1_minute", perMinute);
    }

    private ObjectNode permissions() {
        ObjectNode body = object("project.model_permissions").put("mode", "deny_list");
        ArrayNode denied = body.putArray("model_ids");
        if (shape() == AdminShape.MODEL_DENIED) {
            settings.models().forEach(model -> denied.add(model.id()));
        }
        return body;
    }

    private ObjectNode limit() {
        ObjectNode limit =
                object("organization.spend_limit")
                        .put("threshold_amount", 10_000)
                        .put("currency", "USD")
                        .put("interval", "month");
        limit.putObject("enforcement")
                .put("status", shape() == AdminShape.LIMIT_ENFORCED ? "enforcing" : "inactive");
        return limit;
    }

    private static ObjectNode list(ObjectNode... entries) {
        ObjectNode list = object("list");
        ArrayNode data = list.putArray("data");
        for (ObjectNode entry : entries) {
            data.add(entry);
        }
        return list.putNull("first_id").putNull("last_id").put("has_more", false);
    }

    private static ArrayNode entries(ObjectNode list) {
        return list.withArray("data");
    }

    private static ObjectNode object(String kind) {
        return JsonNodeFactory.instance.objectNode().put("object", kind);
    }
}
