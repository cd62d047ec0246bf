package reelay.simulator.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reelay.simulator.dialect.Listing;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.JournalLine;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.SimulatorRoute;

/** {@code GET /v1/videos}: newest first unless asked otherwise, twenty at a time. */
final class ListRoute implements SimulatorRoute.Action {

    private static final int USUAL_LIMIT = 20;
    private static final int LARGEST_LIMIT = 100;

    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final VideoBody body;

    ListRoute(SimulatorSettings settings, Jobs jobs, VideoBody body) {
        this.settings = settings;
        this.jobs = jobs;
        this.body = body;
    }

    @Override
    public Answer answer(Call call) {
        jobs.note(JournalLine.Event.LISTED);
        if (settings.dialect().listing() == Listing.NONE) {
            throw ErrorAnswer.invalidUrl(call.method(), call.pathText());
        }
        int limit = limit(call);
        boolean newestFirst = newestFirst(call);
        Optional<String> after = Optional.ofNullable(call.query().get("after"));
        List<SimulatedJob> found =
                after.map(
                                id ->
                                        jobs.after(id, newestFirst)
                                                .orElseThrow(() -> ErrorAnswer.videoNotFound(id)))
                        .orElseGet(jobs::all);
        Instant now = settings.clock().instant();
        List<SimulatedJob> visible =
                (newestFirst ? found.reversed() : found)
                        .stream().filter(job -> isVisible(job, now)).limit(limit + 1L).toList();
        return page(visible, limit, now);
    }

    private Answer page(List<SimulatedJob> visible, int limit, Instant now) {
        List<SimulatedJob> shown = visible.subList(0, Math.min(limit, visible.size()));
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = page.putArray("data");
        shown.forEach(job -> data.add(body.listed(job, now)));
        if (settings.dialect().listing() == Listing.WITHOUT_PAGES) {
            return Answer.json(page);
        }
        page.put("first_id", shown.isEmpty() ? null : shown.getFirst().id());
        page.put("last_id", shown.isEmpty() ? null : shown.getLast().id());
        page.put("has_more", visible.size() > shown.size());
        return Answer.json(page);
    }

    private static boolean isVisible(SimulatedJob job, Instant now) {
        return job.vendor() == null
                && job.fault(FaultKind.LATE_LIST)
                        .map(late -> !now.isBefore(job.created().plusSeconds(late.number())))
                        .orElse(true);
    }

    private static int limit(Call call) {
        String limit = call.query().getOrDefault("limit", Integer.toString(USUAL_LIMIT));
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) > LARGEST_LIMIT) {
            throw ErrorAnswer.invalidValue(
                    "limit", "Invalid 'limit': expected a whole number from 0 to 100.");
        }
        return Integer.parseInt(limit);
    }

    private static boolean newestFirst(Call call) {
        return switch (call.query().getOrDefault("order", "desc")) {
            case "desc" -> true;
            case "asc" -> false;
            default ->
                    throw ErrorAnswer.invalidValue(
                            "order",
                            "Invalid value for 'order'. Supported values are: 'asc' and 'desc'.");
        };
    }
}
