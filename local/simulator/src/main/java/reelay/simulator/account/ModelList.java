package reelay.simulator.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import reelay.simulator.wire.Answer;

/** Models as OpenAI tells of them. */
public final class ModelList {

    /** Unix time in seconds: the day the first of them came out. */
    private static final long CREATED = 1_759_708_800;

    private ModelList() {}

    /** The list as OpenAI has it. */
    public static Answer list(List<SimulatedModel> models) {
        return Answer.json(of(models));
    }

    /** The first page of a list whose second has the rest. */
    public static Answer firstPage(SimulatedModel shown) {
        return Answer.json(of(List.of(shown)).put("last_id", shown.id()).put("has_more", true));
    }

    private static ObjectNode of(List<SimulatedModel> models) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        models.forEach(model -> data.add(entry(model)));
        return list;
    }

    /** One of them. */
    public static ObjectNode entry(SimulatedModel model) {
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", model.id())
                        .put("object", "model")
                        .put("created", CREATED)
                        .put("owned_by", "simulator");
        if (model.shutdownDate() == null) {
            return body.putNull("shutdown_date");
        }
        return body.put("shutdown_date", Objects.toString(model.shutdownDate()));
    }
}
