package reelay.simulator.openrouter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.vendor.VendorJobs;
import reelay.simulator.vendor.VendorWire;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.RequestKind;
import reelay.simulator.wire.SimulatorRoute;

/** OpenRouter at {@code /openrouter}, which stands for {@code /api/v1}. */
public final class OpenRouterWire implements VendorWire {

    @Override
    public String prefix() {
        return "openrouter";
    }

    @Override
    public String model() {
        return RoutedModel.ALL.getFirst().id();
    }

    @Override
    public String id(String random) {
        return "gen-vid-" + random.replace("video_", "");
    }

    @Override
    public List<SimulatorRoute> routes(VendorJobs jobs) {
        return List.of(
                SimulatorRoute.of(RequestKind.SUBMIT, "POST /videos", new OpenRouterSubmit(jobs)),
                SimulatorRoute.of(RequestKind.MODELS, "GET /videos/models", call -> models()),
                SimulatorRoute.of(RequestKind.LOOK, "GET /videos/{id}", new OpenRouterLook(jobs)),
                SimulatorRoute.of(
                        RequestKind.CONTENT, "GET /videos/{id}/content", new OpenRouterFile(jobs)),
                SimulatorRoute.of(RequestKind.ANY, "GET /key", OpenRouterWire::key));
    }

    private static Answer models() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode data = body.putArray("data");
        RoutedModel.ALL.forEach(model -> data.add(model.json()));
        return Answer.json(body);
    }

    private static Answer key(Call call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("data").put("label", "simulated").putNull("limit_remaining");
        return Answer.json(body);
    }

    @Override
    public boolean answersAnybody(RequestKind operation) {
        return operation == RequestKind.MODELS;
    }

    @Override
    public JsonNode event(VendorJobs jobs, SimulatedJob job) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ObjectNode data = OpenRouterLook.body(jobs, job);
        event.put("type", "video.generation." + data.path("status").asText());
        return event.set("data", data);
    }

    @Override
    public Answer told(Trouble trouble) {
        return OpenRouterRefusals.of(trouble);
    }

    @Override
    public String unprovedFacts() {
        return "GET /key, the wording of refusals about jobs, whether unknown fields are refused";
    }
}
