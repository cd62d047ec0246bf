package reelay.simulator.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import reelay.simulator.wire.Answer;

/** How the list of models looks, OpenAI's way or another server's. */
public enum ModelsShape {
    USUAL,
    WITHOUT_OURS,
    SHUT_DOWN,
    SHUTDOWN_NEAR,
    NOT_THERE,
    OTHER,
    EMPTY,
    PAGE,
    GARBAGE,
    HUGE,
    SLOW,
    SILENT;

    private static final String SOMETHING_ELSE = "text-1";

    private static final int HUGE_BYTES = 10 * 1024 * 1024;

    /** Milliseconds between two bytes that trickle in. */
    private static final int TRICKLE = 50;

    /** The answer to {@code GET /v1/models}. */
    public Answer answer(List<SimulatedModel> models, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return switch (this) {
            case USUAL -> ModelList.list(models);
            case WITHOUT_OURS -> ModelList.list(List.of(SimulatedModel.of(SOMETHING_ELSE)));
            case SHUT_DOWN -> ModelList.list(ending(models, today.minusDays(1)));
            case SHUTDOWN_NEAR -> ModelList.list(ending(models, today.plusDays(10)));
            case EMPTY -> ModelList.list(List.of());
            case NOT_THERE ->
                    Answer.json(
                            404,
                            Map.of(),
                            JsonNodeFactory.instance.objectNode().put("detail", "Not Found"));
            case OTHER -> Answer.json(other(models));
            case PAGE -> Answer.html("<!doctype html><html><head><title>Welcome</title></head>");
            case GARBAGE -> bytes("\u0000\u0001}{][ not a list".repeat(20));
            case HUGE -> bytes(huge());
            case SLOW ->
                    new Answer.Whole(
                            200,
                            Map.of("Content-Type", "application/json"),
                            HUGE_BYTES,
                            ModelsShape::trickle);
            case SILENT -> new Answer.Hanging();
        };
    }

    private static List<SimulatedModel> ending(List<SimulatedModel> models, LocalDate day) {
        return Stream.concat(
                        Stream.of(SimulatedModel.of(SOMETHING_ELSE)),
                        models.stream().map(model -> new SimulatedModel(model.id(), day)))
                .toList();
    }

    private static ObjectNode other(List<SimulatedModel> models) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode all = body.putArray("models");
        models.forEach(model -> all.addObject().put("model_path", model.id()));
        return body;
    }

    private static Answer bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Answer.Whole(
                200,
                Map.of("Content-Type", "application/json"),
                bytes.length,
                out -> out.write(bytes));
    }

    private static String huge() {
        StringBuilder list = new StringBuilder(HUGE_BYTES + 100).append("{\"data\": [");
        int number = 0;
        while (list.length() < HUGE_BYTES) {
            list.append("{\"id\": \"model-").append(number++).append("\"},");
        }
        return list.append("{\"id\": \"last\"}]}").toString();
    }

    private static void trickle(OutputStream out) throws IOException {
        try {
            for (int i = 0; i < HUGE_BYTES; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(TRICKLE);
            }
        } catch (InterruptedException e) {
            // The simulator is closing.
            Thread.currentThread().interrupt();
        }
    }
}
