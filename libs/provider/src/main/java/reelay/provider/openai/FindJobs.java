package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelay.provider.FindAnswer;
import reelay.provider.exchange.ErrorReader;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;
import reelay.provider.job.JobTraits;
import reelay.provider.job.Likeness;
import reelay.provider.read.JobDocument;
import reelay.provider.refusal.Refusal.Asked;

/**
 * Looks through {@code GET /videos}, newest first, for the jobs of an unclear submit. "None" leads
 * to a second, paid submit, so a list counts as whole only when it is newest first, says when each
 * job began, repeats nothing, and ends, or reaches jobs that are far older than the submit. That it
 * says it is over is not enough: it is asked once more.
 */
final class FindJobs {

    private static final int PAGE_SIZE = 100;

    /** A thousand jobs since one submit began are more than any account may start. */
    private static final int MOST_PAGES = 10;

    private final ProviderHttp http;
    private final ProviderAddress address;
    private final JobReader jobs;
    private final ErrorReader errors;

    FindJobs(ProviderHttp http, ProviderAddress address, JobReader jobs, ErrorReader errors) {
        this.http = http;
        this.address = address;
        this.jobs = jobs;
        this.errors = errors;
    }

    FindAnswer find(JobTraits traits) {
        Search search = new Search(new LostJob(traits));
        for (int page = 0; page < MOST_PAGES; page++) {
            List<JsonNode> shown = new ArrayList<>();
            Reply reply =
                    http.askForList(
                            http.signed(address.videos(PAGE_SIZE, search.last)).GET().build(),
                            shown::add);
            Optional<FindAnswer> end =
                    switch (reply) {
                        case Reply.Silence silence ->
                                Optional.of(new FindAnswer.Unavailable(errors.of(silence)));
                        case Reply.Answer answer when answer.success() ->
                                search.read(answer, shown);
                        case Reply.Answer answer -> Optional.of(refused(search, answer));
                    };
            if (end.isPresent()) {
                return end.get();
            }
        }
        return search.tooLong();
    }

    private FindAnswer refused(Search search, Reply.Answer answer) {
        return switch (answer.status()) {
            case 400, 404, 405, 410, 422, 501 ->
                    search.saidToBeOver
                            // It knows no way to ask for what comes after the last one.
                            ? search.found()
                            : new FindAnswer.CannotTell(
                                    "the provider has no list of jobs, it answered "
                                            + answer.status());
            default -> new FindAnswer.Unavailable(errors.of(Asked.LIST, answer));
        };
    }

    /** One walk through the list. */
    private final class Search {

        private final LostJob lost;
        private final List<FindAnswer.Listed> listed = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private Optional<String> last = Optional.empty();
        private Optional<String> gap = Optional.empty();
        private @Nullable Instant previous;
        private boolean newestFirst = true;
        private boolean past;
        private boolean reachedOlder;
        private boolean saidToBeOver;

        Search(LostJob lost) {
            this.lost = lost;
        }

        /**
         * Takes in one page; answers when the walk is over.
         *
         * @param shown its jobs, which the answer itself lacks
         */
        Optional<FindAnswer> read(Reply.Answer answer, List<JsonNode> shown) {
            if (answer.json().isEmpty()) {
                return Optional.of(
                        new FindAnswer.NoList(
                                "the provider's list came as something else than JSON"));
            }
            Optional<JsonNode> around =
                    answer.json().filter(it -> it.path("data").isArray() || !shown.isEmpty());
            if (around.isEmpty()) {
                return cannotTell("the provider's list has another shape");
            }
            int known = ids.size();
            for (JsonNode job : shown) {
                if (!take(job)) {
                    return cannotTell("the provider's list does not say the id of every job");
                }
            }
            return end(around.get(), shown.size(), ids.size() - known);
        }

        /**
         * @param shown how many jobs the page has
         * @param fresh how many of them no page had before
         */
        private Optional<FindAnswer> end(JsonNode around, int shown, int fresh) {
            JsonNode more = around.path("has_more");
            if (shown == 0) {
                if (more.asBoolean(false)) {
                    doubt("the provider's list says that it goes on, and does not");
                }
                return Optional.of(found());
            }
            if (fresh == 0) {
                return saidToBeOver
                        // It always shows all it has.
                        ? Optional.of(found())
                        : cannotTell("the provider shows the same page again and not the rest");
            }
            if (fresh < shown) {
                doubt("the provider's list shows a job twice");
            }
            if (saidToBeOver) {
                doubt("the provider's list went on where it said that it was over");
            }
            if (reachedOlder && newestFirst) {
                return Optional.of(found());
            }
            saidToBeOver = more.isBoolean() && !more.booleanValue();
            last = JobReader.text(around, "last_id").or(() -> last);
            return Optional.empty();
        }

        /** Notes one job; false when it has no id and may be ours. */
        private boolean take(JsonNode shown) {
            JobDocument job = JobDocument.in(shown);
            Likeness likeness = lost.compare(job);
            Optional<String> id = job.id();
            if (id.isEmpty()) {
                return likeness.verdict() == Likeness.Verdict.OTHER;
            }
            last = id;
            if (ids.add(id.get())) {
                noteTime(lost.created(job));
                listed.add(
                        new FindAnswer.Listed(
                                jobs.readListed(id.get(), shown), likeness, LostJob.words(job)));
            }
            return true;
        }

        private void noteTime(Optional<Instant> created) {
            if (created.isEmpty() || (previous != null && created.get().isAfter(previous))) {
                newestFirst = false;
                doubt("the provider's list is not newest first, or does not say when jobs began");
                return;
            }
            previous = created.get();
            past |= lost.before(previous);
            reachedOlder |= lost.tooOld(previous);
        }

        /** The first reason why the list's silence means nothing. */
        private void doubt(String reason) {
            gap = gap.or(() -> Optional.of(reason));
        }

        FindAnswer found() {
            return new FindAnswer.Found(listed, gap);
        }

        /** What is on the pages that were read counts, if they reach back before the submit. */
        FindAnswer tooLong() {
            String reason = "the provider's list goes on after " + MOST_PAGES + " pages";
            doubt(reason);
            return past && newestFirst ? found() : new FindAnswer.CannotTell(reason);
        }

        private Optional<FindAnswer> cannotTell(String explanation) {
            return Optional.of(new FindAnswer.CannotTell(explanation));
        }
    }
}
