package reelay.stack.hostile.way;

import reelay.stack.faults.wire.HttpReply;

/** What a provider says where it has no content route. */
public enum NoContentRoute {
    DETAIL_404,
    PAGE_404,
    JOB_404,
    NOT_ALLOWED_405,
    NOT_IMPLEMENTED_501,
    BAD_REQUEST_400;

    public HttpReply reply() {
        return switch (this) {
            case DETAIL_404 -> BadLook.DETAIL_404.reply();
            case PAGE_404 -> BadLook.PAGE_404.reply();
            case JOB_404 -> BadLook.OWN_404.reply();
            case NOT_ALLOWED_405 ->
                    HttpReply.text(405, "application/json", "{\"detail\":\"Method Not Allowed\"}");
            case NOT_IMPLEMENTED_501 -> HttpReply.text(501, "text/plain", "not implemented");
            case BAD_REQUEST_400 ->
                    HttpReply.text(400, "application/json", "{\"error\":\"no content here\"}");
        };
    }
}
