package reelay.stack.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.hostile.file.Coat;
import reelay.stack.hostile.way.BadLook;
import reelay.stack.hostile.way.SubmitMood;
import reelay.stack.hostile.way.SubmitRefusal;
import reelay.video.Json;

/** What a provider says to a submit. */
record SubmitReplies(Coat coat) {

    /**
     * What it answers.
     *
     * @param accepted what it would say of a job that it took
     */
    HttpReply of(SubmitMood mood, Optional<SubmitRefusal> refusal, JsonNode accepted) {
        return switch (mood) {
            case TAKEN -> coat.around(200, accepted);
            case TAKEN_201 -> coat.around(201, accepted);
            case TAKEN_202 -> coat.around(202, accepted);
            case HUNG_UP_TAKEN, HUNG_UP_NOT_TAKEN -> HttpReply.hungUp();
            case BROKEN_BODY_TAKEN -> coat.around(200, accepted).brokenOff();
            case BAD_GATEWAY_TAKEN, BAD_GATEWAY_NOT_TAKEN -> BadLook.BAD_GATEWAY_502.reply();
            case TIMEOUT_TAKEN, TIMEOUT_NOT_TAKEN ->
                    HttpReply.text(504, "text/html", "<html><title>504</title></html>");
            case SERVER_ERROR_TAKEN, SERVER_ERROR_NOT_TAKEN -> BadLook.SERVER_ERROR_500.reply();
            case EMPTY_200_TAKEN, EMPTY_200_NOT_TAKEN -> BadLook.EMPTY_200.reply();
            case PAGE_200_TAKEN, PAGE_200_NOT_TAKEN -> BadLook.PAGE_200.reply();
            case NO_ID_TAKEN, NO_ID_NOT_TAKEN ->
                    coat.around(200, Json.object().put("ok", true).put("queue", 7));
            case CUT_JSON_TAKEN -> HttpReply.text(200, "application/json", "{\"id\":\"jo");
            case REFUSED, ERROR_IN_2XX ->
                    coat.around(refusal.orElseThrow().status(), refusal.get().body());
            case REDIRECTED ->
                    BadLook.with(
                            "Location",
                            "https://login.test/v2/videos",
                            HttpReply.text(308, "text/plain", ""));
        };
    }
}
