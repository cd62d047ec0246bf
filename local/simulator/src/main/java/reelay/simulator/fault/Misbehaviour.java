package reelay.simulator.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.simulator.account.AccountRefusal;
import reelay.simulator.account.ModelList;
import reelay.simulator.account.SimulatedModel;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;

/** Turns a fault that strikes a whole request into what the client gets. */
public final class Misbehaviour {

    private Misbehaviour() {}

    /** Waits as long as a {@link FaultKind#SLOW} says. */
    private static void delay(Fault fault) {
        try {
            Thread.sleep(fault.number());
        } catch (InterruptedException e) {
            // The simulator is closing; the answer no longer matters.
            Thread.currentThread().interrupt();
        }
    }

    /** The answer a refusal gives in place of the work. */
    public static Answer refuse(Fault fault, String model, Call call) {
        String path = call.pathText();
        return switch (fault.kind()) {
            case UNAUTHORIZED -> ErrorAnswer.wrongKey().answer();
            case UNVERIFIED -> ErrorAnswer.unverified(403, model).answer();
            case UNVERIFIED_404 -> ErrorAnswer.unverified(404, model).answer();
            case FORBIDDEN -> ErrorAnswer.regionNotSupported().answer();
            case MODEL_NOT_FOUND -> ErrorAnswer.modelNotFound(model).answer();
            case RATE_LIMITED -> ErrorAnswer.rateLimited(fault.value()).answer();
            case INSUFFICIENT_QUOTA -> ErrorAnswer.insufficientQuota().answer();
            case OVERLOADED -> ErrorAnswer.overloaded().answer();
            case SERVER_ERROR ->
                    ErrorAnswer.serverError(
                                    "The server had an error while processing your request.")
                            .answer();
            case HTML -> Answer.html(Pages.WAIT);
            case HANG -> new Answer.Hanging();
            case DROP_BEFORE -> new Answer.Dropped();
            case NO_LIST -> noList(fault, path);
            case LOST_JOB -> ErrorAnswer.videoNotFound(lastPart(path)).answer();
            case ERROR_IN_200 -> errorInside(fault.value());
            case REFUSED_AS -> AccountRefusal.ofWord(fault.value()).answer(model, call);
            case MODELS_SHOW -> models(fault.value(), model, call);
            case REDIRECTED -> Answer.redirect(fault.number(), "/login?from=api");
            case CHALLENGE -> Answer.html(403, Pages.CHALLENGE);
            case NGINX_404 -> Answer.html(404, Pages.NGINX_404);
            case DETAIL_404 -> Answer.json(404, Map.of(), object().put("detail", "Not Found"));
            default -> throw new IllegalArgumentException(fault.kind() + " refuses no request");
        };
    }

    private static Answer models(String shown, String model, Call call) {
        SimulatedModel another = SimulatedModel.of("text-1");
        if (shown.equals("another")) {
            return ModelList.list(List.of(another));
        }
        return call.query().containsKey("after")
                ? ModelList.list(List.of(SimulatedModel.of(model)))
                : ModelList.firstPage(another);
    }

    private static Answer noList(Fault fault, String path) {
        ErrorAnswer error =
                fault.number() == 405
                        ? ErrorAnswer.methodNotAllowed("GET", path)
                        : ErrorAnswer.invalidUrl("GET", path);
        return error.answer();
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Answer errorInside(String which) {
        ObjectNode body = object();
        switch (which) {
            case "quota" ->
                    body.putObject("error")
                            .put("message", "You exceeded your current quota.")
                            .put("type", "insufficient_quota")
                            .put("code", "insufficient_quota");
            case "user_quota" ->
                    body.put("code", "insufficient_user_quota")
                            .put("message", "user quota is not enough")
                            .putNull("data");
            case "code_msg" -> body.put("code", 1001).put("msg", "balance not enough");
            default ->
                    body.putObject("base_resp")
                            .put("status_code", 1008)
                            .put("status_msg", "insufficient balance");
        }
        return Answer.json(body);
    }

    /** The answer in place of the one that tells of the work, which has been done. */
    public static Answer afterwards(Fault fault) {
        if (fault.kind() == FaultKind.DROP_AFTER) {
            return new Answer.Dropped();
        }
        return switch (fault.value()) {
            case "empty" -> new Answer.Whole(200, Map.of(), 0, out -> {});
            case "page" -> Answer.html(Pages.WAIT);
            case "text" -> json("OK\n");
            case "cut" -> json("{\"id\":\"video_0");
            case "list" -> json("[]");
            default -> json("{\"object\":\"video\",\"created\":true}");
        };
    }

    private static Answer json(String text) {
        return Answer.bytes(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Delays, then refuses when there is something to refuse with. */
    public static Optional<Answer> before(
            Optional<Fault> delay, Optional<Fault> refusal, String model, Call call) {
        delay.ifPresent(Misbehaviour::delay);
        return refusal.map(fault -> refuse(fault, model, call));
    }
}
