package reelay.stack.planted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import reelay.local.aws.asl.run.Execution;
import reelay.stack.faults.FaultPlan;
import reelay.stack.faults.World;
import reelay.stack.faults.plan.Wish;
import reelay.stack.faults.process.Processes;
import reelay.video.Json;

/** One video at a provider that plants one thing in every field of one answer. */
record PlantedLife(Kind kind, Plant plant) {

    private static final World.Plan PLAN =
            World.Plan.read(
                    new World.Limits(
                            Duration.ofMinutes(4), Duration.ofMinutes(4), Duration.ofMinutes(5)));

    private static final List<Wish> WISHES =
            List.of(new Wish("alice", Plant.WISH, false, true, Duration.ZERO));

    /** Lives it, and searches everything that is left of it. */
    Search live(Processes processes) {
        World<PlantingProvider> world =
                new World<>(
                        PLAN,
                        new World.Cast(WISHES, Duration.ZERO, Plant.PROVIDER_KEY),
                        FaultPlan.NONE,
                        7,
                        processes,
                        clock -> new PlantingProvider(kind, plant, clock, World.START));
        try {
            world.live();
            return search(world);
        } finally {
            world.functions().close();
        }
    }

    private Search search(World<PlantingProvider> world) {
        Search search = new Search(this.toString());
        world.items.everything().forEach(item -> item(search, item));
        world.items.ends().forEach(search::ending);
        world.s3
                .objects()
                .forEach((key, object) -> search.in("an object", key + object.contentType()));
        world.events.forEach(event -> search.in("an event", event.toString()));
        for (Execution execution : world.stepFunctions.executions()) {
            search.in("an execution", execution.input().toString());
            search.in("an execution", execution.error().toString() + execution.cause());
            search.in("an execution", execution.output().toString());
            execution.history().forEach(it -> search.in("a history", String.valueOf(it)));
        }
        world.functions().escaped().forEach(it -> search.in("an exception", it));
        answers(search, world);
        return search;
    }

    /** The prompt belongs into the item of its video; the id of a job is kept as it came. */
    private static void item(Search search, JsonNode item) {
        ObjectNode rest = item.deepCopy();
        rest.remove("prompt");
        boolean reservation = rest.at("/id/S").asText().startsWith("job:");
        search.secretIn("an item", rest.path("job_id").toString());
        rest.remove("job_id");
        if (reservation) {
            search.secretIn("an item", rest.toString());
        } else {
            search.in("an item", rest.toString());
        }
    }

    private static void answers(Search search, World<PlantingProvider> world) {
        String id = world.items.all().keySet().stream().findFirst().orElse("none");
        for (String path :
                List.of(
                        "/v1/videos/" + id,
                        "/v1/videos",
                        "/v1/videos/" + id + "/content",
                        "/v1/models",
                        "/v1/access")) {
            for (boolean operator : new boolean[] {false, true}) {
                JsonNode answer = world.functions().run("ApiFunction", get(path, operator));
                ObjectNode rest = answer.deepCopy();
                rest.put("body", rest.path("body").asText().replace(Plant.WISH, ""));
                search.in("an answer", rest.toString());
            }
        }
        world.apps.forEach(app -> search.in("an answer", app.id().toString()));
        if (!id.equals("none")) {
            var shown =
                    new ShownVideo(
                            "/v1/videos/" + id,
                            path -> world.functions().run("ApiFunction", get(path, false)));
            search.in("a print", shown.printed());
        }
    }

    static ObjectNode get(String path, boolean operator) {
        ObjectNode event = Json.object().put("rawPath", path).put("isBase64Encoded", false);
        event.putObject("headers").put("accept", "application/json");
        ObjectNode context = event.putObject("requestContext");
        context.put("requestId", "request").put("stage", "$default");
        context.putObject("http").put("method", "GET");
        ObjectNode who = context.putObject("authorizer").putObject("lambda");
        who.put("owner", "alice");
        if (operator) {
            who.put("operator", true);
        }
        return event;
    }

    @Override
    public String toString() {
        return "%s in %s, %d: %s %s"
                .formatted(
                        plant,
                        kind.asked(),
                        kind.template().status(),
                        new TreeMap<>(kind.template().plain().headers()),
                        kind.template().body());
    }
}
