package reelay.provider.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reelay.provider.FindAnswer;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;
import reelay.provider.exchange.KeyProbe;
import reelay.provider.exchange.NativeWire;
import reelay.provider.http.Reply;
import reelay.provider.job.JobTraits;
import reelay.provider.read.InnerError;
import reelay.provider.read.Values;
import reelay.provider.refusal.Refusal.Asked;

/**
 * Looks through the list of tasks for those of an unclear submit. The list shows no prompts, so
 * what was made near the submit is doubtful unless the wire knows better. "None" leads to a second,
 * paid submit: a list counts as whole only when it has shown as many tasks as it says there are,
 * each once, or when it is newest first and has reached tasks far older than the submit. In which
 * order these lists come, nobody here has seen.
 */
final class FindTask {

    /** More than any account may start since one submit began. */
    private static final int MOST_PAGES = 25;

    /** No time zone, and no daylight saving on top, makes a clock more wrong than this. */
    private static final Duration WORST_CLOCK = Duration.ofHours(26);

    private final TaskWire wire;
    private final NativeWire http;

    FindTask(TaskWire wire, NativeWire http) {
        this.wire = wire;
        this.http = http;
    }

    /** Whether the key is taken, by a list that costs nothing. */
    ModelsAnswer probe() {
        return switch (page(1, 1)) {
            case Reply.Silence silence -> KeyProbe.refused(http.errors().of(silence));
            case Reply.Answer answer when !answer.success() ->
                    KeyProbe.refused(http.errors().of(Asked.MODELS, answer));
            case Reply.Answer answer ->
                    items(answer).isPresent()
                            ? KeyProbe.taken()
                            : KeyProbe.refused(bad(Asked.MODELS, answer));
        };
    }

    private Reply page(int number, int size) {
        return http.get(
                http.route(
                        wire.routes().tasks(), "page_num=%d&page_size=%d".formatted(number, size)));
    }

    /** The tasks of a page; empty when it is none. */
    private static Optional<JsonNode> items(Reply.Answer answer) {
        return answer.json().stream()
                .flatMap(json -> Stream.of("items", "tasks", "data").map(json::path))
                .filter(JsonNode::isArray)
                .findFirst();
    }

    private ProviderError bad(Asked asked, Reply.Answer answer) {
        return answer.json()
                .flatMap(InnerError::find)
                .map(it -> http.errors().of(asked, answer.saying(it)))
                .orElseGet(() -> http.errors().notTheProtocol(answer, "a list of tasks"));
    }

    FindAnswer find(JobTraits traits) {
        Walk walk = new Walk(traits);
        for (int number = 1; number <= MOST_PAGES; number++) {
            Optional<FindAnswer> end =
                    switch (page(number, wire.pageSize())) {
                        case Reply.Silence silence ->
                                Optional.of(new FindAnswer.Unavailable(http.errors().of(silence)));
                        case Reply.Answer answer when answer.success() -> walk.read(answer);
                        case Reply.Answer answer -> Optional.of(refused(answer));
                    };
            if (end.isPresent()) {
                return end.get();
            }
        }
        return walk.endedBy("the list goes on after " + MOST_PAGES + " pages");
    }

    private FindAnswer refused(Reply.Answer answer) {
        return switch (answer.status()) {
            case 400, 404, 405, 410, 422, 501 ->
                    new FindAnswer.CannotTell(
                            "%s does not show its list of tasks, it answered %d"
                                    .formatted(wire.name(), answer.status()));
            default -> new FindAnswer.Unavailable(http.errors().of(Asked.LIST, answer));
        };
    }

    /** One walk through the list. */
    private final class Walk {

        private final JobTraits lost;
        private final List<FindAnswer.Listed> listed = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private Optional<Integer> total = Optional.empty();
        private Optional<String> gap = Optional.empty();
        private @Nullable Instant previous;
        private boolean newestFirst = true;
        private boolean reachedOlder;

        Walk(JobTraits lost) {
            this.lost = lost;
        }

        /** Takes in one page; answers when the walk is over. */
        Optional<FindAnswer> read(Reply.Answer answer) {
            if (answer.json().isEmpty()) {
                return Optional.of(
                        new FindAnswer.NoList(
                                "%s's list of tasks came as something else than JSON"
                                        .formatted(wire.name())));
            }
            Optional<JsonNode> items = items(answer);
            boolean noTask = items.filter(it -> !it.isEmpty()).isEmpty();
            if (noTask && answer.json().flatMap(InnerError::find).isPresent()) {
                return Optional.of(new FindAnswer.Unavailable(bad(Asked.LIST, answer)));
            }
            if (items.isEmpty()) {
                return cannotTell("%s's list of tasks has another shape");
            }
            noteTotal(answer.json().orElseThrow().path("total"));
            int known = ids.size();
            for (JsonNode item : items.get()) {
                Optional<String> id = Task.id(item);
                if (id.isEmpty()) {
                    return cannotTell("%s's list does not say the id of every task");
                }
                if (ids.add(id.get())) {
                    take(id.get(), item);
                } else {
                    doubt("the list shows a task twice");
                }
            }
            return end(items.get().size(), ids.size() - known);
        }

        private void noteTotal(JsonNode said) {
            Optional<Integer> now = Values.number(said).map(BigDecimal::intValue);
            if (!ids.isEmpty() && !now.equals(total)) {
                doubt("the list changed while it was read");
            }
            total = now;
        }

        private void take(String id, JsonNode item) {
            Optional<Instant> created = Values.time(item.path("created_at"));
            newestFirst &=
                    created.isPresent() && (previous == null || !created.get().isAfter(previous));
            previous = created.orElse(null);
            if (created.filter(it -> it.isBefore(lost.createdSince().minus(WORST_CLOCK)))
                    .isPresent()) {
                reachedOlder = true;
                return;
            }
            listed.add(
                    new FindAnswer.Listed(
                            new Task(id, item)
                                    .view(wire.reason(item), Optional.empty(), http.cleaner()),
                            wire.compare(item, lost),
                            Optional.empty()));
        }

        /**
         * @param shown how many tasks the page has
         * @param fresh how many of them no page had before
         */
        private Optional<FindAnswer> end(int shown, int fresh) {
            boolean all = total.isPresent() && ids.size() >= total.get();
            if (all || (newestFirst && reachedOlder)) {
                return Optional.of(found());
            }
            if (shown == 0) {
                if (total.isPresent()) {
                    doubt("the list shows fewer tasks than it says there are");
                }
                return Optional.of(found());
            }
            return fresh == 0
                    ? Optional.of(endedBy("the list shows the same page again and not the rest"))
                    : Optional.empty();
        }

        /** The first reason why the list's silence means nothing. */
        private void doubt(String reason) {
            gap = gap.or(() -> Optional.of(reason));
        }

        private FindAnswer found() {
            return new FindAnswer.Found(listed, gap);
        }

        FindAnswer endedBy(String reason) {
            doubt(reason);
            return found();
        }

        private Optional<FindAnswer> cannotTell(String why) {
            return Optional.of(new FindAnswer.CannotTell(why.formatted(wire.name())));
        }
    }
}
