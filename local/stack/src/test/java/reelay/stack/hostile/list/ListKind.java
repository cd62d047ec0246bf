package reelay.stack.hostile.list;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.hostile.way.BadLook;
import reelay.stack.hostile.way.NoContentRoute;
import reelay.video.Json;

/** Whether there is a list of jobs, and in what it is wrapped. */
public enum ListKind {
    AS_THE_PROTOCOL_SAYS,
    DATA_ITEMS,
    BARE_ARRAY,
    OTHER_NAME,
    DETAIL_404,
    PAGE_404,
    NOT_ALLOWED_405,
    NOT_IMPLEMENTED_501,
    MISSING_FIELD_422,
    PAGE_200,
    NULL_200;

    public boolean exists() {
        return compareTo(DETAIL_404) < 0;
    }

    public HttpReply refusal() {
        return switch (this) {
            case PAGE_404 -> BadLook.PAGE_404.reply();
            case NOT_ALLOWED_405 -> NoContentRoute.NOT_ALLOWED_405.reply();
            case NOT_IMPLEMENTED_501 -> NoContentRoute.NOT_IMPLEMENTED_501.reply();
            case MISSING_FIELD_422 ->
                    HttpReply.text(
                            422,
                            "application/json",
                            "{\"detail\":[{\"loc\":[\"path\",\"id\"],\"msg\":\"Field"
                                    + " required\"}]}");
            case PAGE_200 -> BadLook.PAGE_200.reply();
            case NULL_200 -> BadLook.NULL_200.reply();
            default -> BadLook.DETAIL_404.reply();
        };
    }

    public String page(ArrayNode jobs, ObjectNode rest) {
        return switch (this) {
            case DATA_ITEMS -> {
                ObjectNode inner = Json.object();
                inner.set("items", jobs);
                rest.set("data", inner);
                yield Json.text(rest);
            }
            case BARE_ARRAY -> jobs.toString();
            case OTHER_NAME -> {
                rest.set("videos", jobs);
                yield Json.text(rest);
            }
            default -> {
                rest.set("data", jobs);
                yield Json.text(rest);
            }
        };
    }
}
