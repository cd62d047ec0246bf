package reelay.stack.cli.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;
import reelay.stack.cli.client.ApiRefusal;
import reelay.video.Json;

/**
 * Why a tool did not do it, as an agent is told.
 *
 * @param code a word for programs; the API's own where the API refused
 * @param field the argument it is about
 * @param message what is wrong
 * @param remedy what to do now
 */
record ToolError(String code, Optional<String> field, String message, String remedy) {

    /** What the API refused. */
    static ToolError of(ApiRefusal refusal) {
        return new ToolError(
                refusal.code().orElse("status_" + refusal.status()),
                refusal.field().map(ToolError::argument),
                Objects.toString(refusal.getMessage()),
                remedy(refusal.status(), refusal.code().orElse("")));
    }

    /** The API could not be asked, or its answer did not arrive. */
    static ToolError noAnswer(String why) {
        return new ToolError(
                "no_answer",
                Optional.empty(),
                "The connection to Reelay broke: " + why,
                "Call the tool again with the same arguments. make_video finds the video if it was"
                        + " made, as long as the name is the same.");
    }

    /** What the API calls a field, as the tools call it. */
    private static String argument(String field) {
        return field.startsWith("input_reference") ? "image" : field;
    }

    private static String remedy(int status, String code) {
        return switch (code) {
            case "idempotency_key_reused" ->
                    "Another request has this name. For another video, choose another name;"
                            + " list_videos shows what was made.";
            case "idempotency_key_spent" ->
                    "The video of this name was deleted. To make it anew, choose another name.";
            case "too_many_open_videos" ->
                    "Wait until a video is finished: list_videos, then get_video with"
                            + " wait_seconds.";
            case "video_not_ready" -> "Wait for it: get_video with wait_seconds.";
            case "video_generation_failed" -> "get_video says why it failed and what helps.";
            case "no_report" -> "Nobody has checked the account yet; an operator can.";
            default -> remedy(status);
        };
    }

    private static String remedy(int status) {
        return switch (status) {
            case 401 -> "The key is not one of this deployment's. Tell the person to mend it.";
            case 403 -> "This needs an operator's key. Tell the person.";
            case 404 -> "list_videos shows the videos that there are, list_models the models.";
            case 429 ->
                    "Wait a moment, then call the tool again with the same arguments and the same"
                            + " name.";
            case 500, 502, 503, 504 ->
                    "Call the tool again with the same arguments and the same name; nothing is"
                            + " made twice.";
            default -> "Nothing was made. Mend what the message names, then call the tool again.";
        };
    }

    /** As the answer of a tool. */
    ObjectNode answer() {
        ObjectNode error = Json.object().put("code", code);
        field.ifPresent(name -> error.put("field", name));
        error.put("message", message).put("remedy", remedy);
        return Json.object().set("error", error);
    }
}
