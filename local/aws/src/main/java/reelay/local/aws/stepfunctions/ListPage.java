package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import reelay.local.aws.protocol.AwsFault;

/**
 * A part of a long list.
 *
 * @param lines of this page
 * @param next where the following page begins; 0 if there is none
 */
record ListPage<T>(List<T> lines, int next) {

    /** Lines of a page unless asked for fewer or more, and the most there can be. */
    private static final int USUAL = 100;

    private static final int MOST = 1000;

    /** Cuts out what maxResults and nextToken of the request ask for. */
    static <T> ListPage<T> of(List<T> all, JsonNode input) {
        int size = input.path("maxResults").asInt(0);
        if (size < 0 || size > MOST) {
            throw new AwsFault(400, "ValidationException", "maxResults must be from 0 to " + MOST);
        }
        int from = start(input.path("nextToken").asText());
        int to = (int) Math.min(all.size(), (long) from + (size == 0 ? USUAL : size));
        if (from > all.size()) {
            throw invalidToken();
        }
        return new ListPage<>(all.subList(from, to), to < all.size() ? to : 0);
    }

    private static int start(String token) {
        if (token.isEmpty()) {
            return 0;
        }
        if (!token.matches("from-[0-9]{1,9}")) {
            throw invalidToken();
        }
        return Integer.parseInt(token.substring("from-".length()));
    }

    private static AwsFault invalidToken() {
        return new AwsFault(400, "InvalidToken", "Invalid Token: nextToken is not from this list");
    }

    ObjectNode answer(String field, Function<T, ObjectNode> line) {
        ObjectNode answer = Operations.object();
        ArrayNode array = answer.putArray(field);
        lines.forEach(one -> array.add(line.apply(one)));
        if (next > 0) {
            answer.put("nextToken", "from-" + next);
        }
        return answer;
    }
}
