package reelay.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.RequestKind;

/** Puts an answer in JSON, which tells the truth, into another shape. */
public final class Shapes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Shapes() {}

    /** The answer as the faults for that operation leave it, in their order. */
    public static Answer apply(
            Answer answer, List<Fault> faults, RequestKind operation, Call call) {
        Answer shaped = answer;
        for (Fault fault : faults) {
            if (fault.kind().phase() == FaultKind.Phase.SHAPE
                    && fault.operation().covers(operation)
                    && shaped instanceof Answer.Whole whole
                    && isJson(whole)) {
                shaped = apply(whole, fault, call);
            }
        }
        return shaped;
    }

    private static boolean isJson(Answer.Whole answer) {
        return answer.headers().getOrDefault("Content-Type", "").equals("application/json");
    }

    private static Answer apply(Answer.Whole answer, Fault fault, Call call) {
        byte[] body = answer.bytes();
        return switch (fault.kind()) {
            case ENVELOPE -> with(answer, bytes(envelope(tree(body), fault.value()).toString()));
            case BOM ->
                    with(answer, joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, body));
            case TRAILING -> with(answer, joined(body, bytes("\n-- served by node 3\n")));
            case LONG_TEXT -> with(answer, bytes(longer(tree(body), fault.number()).toString()));
            case COMPRESSED ->
                    with(answer, compressed(body, fault.value()))
                            .with("Content-Encoding", fault.value());
            case SLASH_307 ->
                    call.pathText().endsWith("/")
                            ? answer
                            : Answer.redirect(307, call.pathText() + "/" + query(call));
            default -> throw new IllegalArgumentException(fault.kind() + " is no shape");
        };
    }

    /** The query as it was asked, for whoever sends on. */
    private static String query(Call call) {
        String pairs =
                call.query().entrySet().stream()
                        .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                        .collect(Collectors.joining("&"));
        return pairs.isEmpty() ? "" : "?" + pairs;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Answer.Whole with(Answer.Whole answer, byte[] body) {
        return new Answer.Whole(
                answer.status(), answer.headers(), body.length, out -> out.write(body));
    }

    private static JsonNode envelope(JsonNode job, String which) {
        String id = job.findPath("id").asText();
        ObjectNode outside = JsonNodeFactory.instance.objectNode();
        switch (which) {
            case "data_task_id" -> outside.putObject("data").put("task_id", id);
            case "data_job" -> outside.set("data", job);
            case "code_success" -> {
                outside.put("code", "success").put("message", "");
                outside.set("data", job);
            }
            default -> outside.put(which, id);
        }
        return outside;
    }

    private static JsonNode longer(JsonNode job, int bytes) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode().put("log", "x".repeat(bytes));
        return job instanceof ObjectNode fields ? whole.setAll(fields) : job;
    }

    private static byte[] compressed(byte[] body, String way) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                way.equals("gzip")
                        ? new GZIPOutputStream(bytes)
                        : new DeflaterOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
