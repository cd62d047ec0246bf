package reelay.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;

/**
 * A page of the tasks of seven days, as Seedance and MiniMax list them: {@code page_num}, {@code
 * page_size}, {@code filter.status} and {@code filter.model} to {@code items} and {@code total},
 * newest first. The order is a guess.
 *
 * @param largestPage most tasks of a page
 */
public record TaskPage(VendorJobs jobs, int largestPage) {

    private static final Duration SHOWN = Duration.ofDays(7);
    private static final int LAST_PAGE = 500;

    /**
     * Answers a question for a page.
     *
     * @param told how a task is told
     */
    public Answer of(Call call, Function<SimulatedJob, ObjectNode> told) {
        jobs.noteList();
        int number = number(call, "page_num", 1, LAST_PAGE);
        int size = number(call, "page_size", Math.min(10, largestPage), largestPage);
        List<ObjectNode> all =
                jobs.listed().stream()
                        .filter(job -> job.created().plus(SHOWN).isAfter(jobs.now()))
                        .map(told)
                        .filter(task -> asked(call, "filter.status", task.path("status")))
                        .filter(task -> asked(call, "filter.model", task.path("model")))
                        .toList();
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        all.stream().skip((long) (number - 1) * size).limit(size).forEach(items::add);
        page.put("total", all.size());
        return Answer.json(page);
    }

    private static boolean asked(Call call, String filter, JsonNode value) {
        String wanted = call.query().getOrDefault(filter, "");
        return wanted.isEmpty() || wanted.equals(value.asText());
    }

    private static int number(Call call, String name, int usual, int most) {
        String text = call.query().getOrDefault(name, Integer.toString(usual));
        if (!text.matches("[1-9][0-9]{0,5}") || Integer.parseInt(text) > most) {
            throw Trouble.invalid("%s must be from 1 to %d".formatted(name, most)).thrown();
        }
        return Integer.parseInt(text);
    }
}
