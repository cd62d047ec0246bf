package reelay.api.webhooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.video.Json;
import reelay.webhooks.WebhookEndpoint;

/** Lists the owner's endpoints, newest first. */
public record ListEndpoints(WebhookParts parts) implements Route {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;

    @Override
    public ApiResponse answer(ApiRequest request) {
        List<WebhookEndpoint> all = parts.table().endpoints().of(request.owner());
        int from = request.queryValue("after").map(after -> position(all, after) + 1).orElse(0);
        int to = Math.min(all.size(), from + limit(request));
        return ApiResponse.json(
                listed(
                        all.subList(from, to).stream().map(EndpointResource::of).toList(),
                        to < all.size()));
    }

    private static int position(List<WebhookEndpoint> all, String id) {
        for (int index = 0; index < all.size(); index++) {
            if (all.get(index).id().equals(id)) {
                return index;
            }
        }
        throw ApiError.ENDPOINT_CURSOR_UNKNOWN.about("after");
    }

    static int limit(ApiRequest request) {
        String text = request.queryValue("limit").orElse(Integer.toString(DEFAULT_LIMIT));
        int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw ApiError.NUMBER_INVALID.about("limit", Form.echo(text), 1, MOST);
        }
        return limit;
    }

    /** OpenAI's list; every key is always there. */
    static ObjectNode listed(List<ObjectNode> data, boolean hasMore) {
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode array = list.putArray("data");
        data.forEach(array::add);
        Optional<String> first = data.stream().findFirst().map(it -> it.path("id").asText());
        Optional<String> last =
                data.isEmpty() ? first : Optional.of(data.getLast().path("id").asText());
        return list.put("first_id", first.orElse(null))
                .put("last_id", last.orElse(null))
                .put("has_more", hasMore);
    }
}
