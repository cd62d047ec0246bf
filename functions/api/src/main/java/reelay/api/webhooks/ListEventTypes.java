package reelay.api.webhooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.video.Json;
import reelay.webhooks.EventType;

/** Lists what an endpoint can hear of. */
public record ListEventTypes() implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode data = list.putArray("data");
        for (EventType type : EventType.values()) {
            data.add(type.word());
        }
        return ApiResponse.json(list);
    }
}
