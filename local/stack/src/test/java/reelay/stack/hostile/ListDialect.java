package reelay.stack.hostile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.hostile.list.ListKind;
import reelay.stack.hostile.list.ListLook;
import reelay.stack.hostile.list.ListPaging;
import reelay.stack.hostile.list.ListPrompt;
import reelay.stack.hostile.list.ListTime;
import reelay.stack.hostile.way.Draw;
import reelay.video.Json;

/**
 * How a provider lists its jobs.
 *
 * @param delay how long a job is missing from the list
 * @param strangers jobs of other people in it
 */
record ListDialect(
        ListKind kind,
        ListPaging paging,
        ListTime time,
        ListPrompt prompt,
        ListLook look,
        Duration delay,
        int strangers) {

    private static final int SMALL_PAGE = 2;
    private static final int LARGE_PAGE = 100;

    static ListDialect of(Draw draw) {
        return new ListDialect(
                draw.usually(ListKind.AS_THE_PROTOCOL_SAYS, 300),
                draw.usually(ListPaging.ONE_PAGE, 300),
                draw.usually(ListTime.SECONDS, 300),
                draw.usually(ListPrompt.AS_SENT, 300),
                draw.usually(ListLook.AS_SENT, 300),
                draw.chance("late", 250)
                        ? Duration.ofSeconds(draw.upTo("delay", 240))
                        : Duration.ZERO,
                draw.upTo("strangers", 5));
    }

    /** Whether it shows every job as it was sent, so that a lost one can be found in it. */
    boolean plain() {
        return kind == ListKind.AS_THE_PROTOCOL_SAYS
                && (paging == ListPaging.ONE_PAGE || paging == ListPaging.PAGES_OF_TWO)
                && time == ListTime.SECONDS
                && prompt == ListPrompt.AS_SENT
                && look == ListLook.AS_SENT;
    }

    HttpReply answer(HttpCall call, List<HostileJob> jobs, HostileDialect dialect, Instant now) {
        if (!kind.exists()) {
            return kind.refusal();
        }
        List<ObjectNode> all = new ArrayList<>();
        for (int i = 0; i < strangers; i++) {
            all.add(stranger(i, dialect, now));
        }
        jobs.stream()
                .filter(job -> !job.removed(now))
                .filter(job -> !job.created().plus(delay).isAfter(now))
                .forEach(job -> all.add(listed(job, dialect, now)));
        if (paging != ListPaging.OLDEST_FIRST && paging != ListPaging.OLDEST_FIRST_IN_PAGES) {
            Collections.reverse(all);
        }
        return dialect.coat().around(200, page(all, start(call, all, dialect)));
    }

    private int start(HttpCall call, List<ObjectNode> all, HostileDialect dialect) {
        Optional<String> after = call.query("after").map(HostileProvider::decoded);
        if (after.isEmpty() || paging == ListPaging.SAME_PAGE_AGAIN) {
            return 0;
        }
        for (int i = 0; i < all.size(); i++) {
            if (dialect.idOf(all.get(i)).equals(after.get())) {
                return i + 1;
            }
        }
        return all.size();
    }

    private String page(List<ObjectNode> all, int start) {
        boolean inPieces =
                paging == ListPaging.PAGES_OF_TWO || paging == ListPaging.OLDEST_FIRST_IN_PAGES;
        int end = Math.min(all.size(), start + (inPieces ? SMALL_PAGE : LARGE_PAGE));
        ArrayNode data = Json.object().putArray("data");
        all.subList(start, end).forEach(data::add);
        ObjectNode rest = Json.object().put("object", "list");
        switch (paging) {
            case WITHOUT_HAS_MORE -> {}
            case MORE_AFTER_THE_END -> rest.put("has_more", !data.isEmpty());
            case SAME_PAGE_AGAIN -> rest.put("has_more", true);
            default -> rest.put("has_more", end < all.size());
        }
        return kind.page(data, rest);
    }

    private ObjectNode listed(HostileJob job, HostileDialect dialect, Instant now) {
        ObjectNode shown = dialect.show(job, now, false);
        shown.set("model", job.request().path("model"));
        shown.set("seconds", job.request().path("seconds"));
        shown.set("size", job.request().path("size"));
        time.put(shown, job.created());
        prompt.put(shown, job.prompt());
        look.change(shown);
        return shown;
    }

    /** Somebody else's job, old or new, whose prompt is clearly another. */
    private ObjectNode stranger(int number, HostileDialect dialect, Instant now) {
        ObjectNode job = Json.object();
        dialect.idKey().put(job, dialect.idForm().of(900 + number), dialect.idForm());
        job.put(dialect.statusKey().key, dialect.words().done);
        job.put("model", "sora-2").put("seconds", "4").put("size", "720x1280");
        time.put(job, now.minusSeconds(20L * (9 - number)));
        prompt.put(job, "grandmother's kitchen, copper pots, steam over the stove, no. " + number);
        return job;
    }
}
