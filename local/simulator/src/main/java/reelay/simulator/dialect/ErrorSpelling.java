package reelay.simulator.dialect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.ErrorAnswer;

/** How a server writes that it refuses. */
enum ErrorSpelling {
    /** {@code {"error":{"message","type","param","code"}}}. */
    OPENAI,
    /** {@code {"detail":"text"}}, as FastAPI does. */
    DETAIL,
    /** {@code {"error":{"message","type"}}}. */
    TYPE_ONLY,
    /** {@code {"error":{"message","type","param","code"}}} where the code is the status as text. */
    STATUS_AS_TEXT,
    /** {@code {"error":{"code","message"}}} where the code is the status as a number. */
    STATUS_AS_NUMBER,
    /** {@code {"error":"text"}}. */
    TEXT;

    Answer answer(ErrorAnswer error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (this) {
            case OPENAI -> {
                return error.answer();
            }
            case DETAIL -> body.put("detail", error.getMessage());
            case TYPE_ONLY ->
                    body.putObject("error")
                            .put("message", error.getMessage())
                            .put("type", error.type());
            case STATUS_AS_TEXT ->
                    body.putObject("error")
                            .put("message", error.getMessage())
                            .put("type", error.type())
                            .putNull("param")
                            .put("code", Integer.toString(error.status()));
            case STATUS_AS_NUMBER ->
                    body.putObject("error")
                            .put("code", error.status())
                            .put("message", error.getMessage());
            case TEXT -> body.put("error", error.getMessage());
        }
        return Answer.json(error.status(), error.headers(), body);
    }
}
