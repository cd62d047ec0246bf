package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelay.provider.FindAnswer;
import reelay.provider.exchange.AskProvider;
import reelay.provider.exchange.ErrorReader;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;
import reelay.provider.job.JobTraits;
import reelay.provider.job.Likeness;
import reelay.provider.read.JobDocument;
import reelay.provider.read.ListAround;
import reelay.provider.refusal.ErrorBody;
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

    /** How HTTP names the page behind this one (RFC 8288). */
    private static final Pattern NEXT_LINK =
            Pattern.compile("rel ?= ?\"?next\\b", Pattern.CASE_INSENSITIVE);

    /** What some lists answer that show less than there is. */
    private static final int PARTIAL_CONTENT = 206;

    private final AskProvider ask;
    private final ProviderAddress address;
    private final JobReader jobs;
    private final ErrorReader errors;

    FindJobs(ProviderHttp http, ProviderAddress address, JobReader jobs, ErrorReader errors) {
        this.ask = new AskProvider(http, address);
        this.address = address;
        this.jobs = jobs;
        this.errors = errors;
    }

    FindAnswer find(JobTraits traits) {
        Search search = new Search(new LostJob(traits));
        for (int page = 0; page < MOST_PAGES; page++) {
            List<JsonNode> shown = new ArrayList<>();
            Reply reply = ask.list(address.videos(PAGE_SIZE, search.last), shown);
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
                            ? search.ended()
                            : noList(answer);
            default -> new FindAnswer.Unavailable(errors.of(Asked.LIST, answer));
        };
    }

    /** A page for people is a proxy's, and says nothing about the provider. */
    private static FindAnswer noList(Reply.Answer answer) {
        return ErrorBody.of(answer.json(), answer.text()).webPage()
                ? new FindAnswer.NoList(
                        "a web page came in place of the provider's list, with status "
                                + answer.status())
                : new FindAnswer.CannotTell(
                        "the provider has no list of jobs, it answered " + answer.status());
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
        private boolean fell;
        private long total;
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
            ListAround around = new ListAround(answer.json().get());
            if (shown.isEmpty() && around.error().isPresent()) {
                return Optional.of(
                        new FindAnswer.Unavailable(
                                errors.of(Asked.LIST, answer.saying(around.error().get()))));
            }
            boolean knownList = ids.isEmpty() ? around.isList() : around.isListByAnyName();
            if (shown.isEmpty() && !knownList) {
                return cannotTell("the provider's list has another shape");
            }
            int known = ids.size();
            for (JsonNode job : shown) {
                if (!take(job)) {
                    return cannotTell("the provider's list does not say the id of every job");
                }
            }
            last = JobReader.text(answer.json().get(), "last_id").or(() -> last);
            total = Math.max(total, around.total());
            return end(
                    around,
                    around.goesOn() || linksOn(answer),
                    shown.size(),
                    ids.size() - known,
                    answer.status());
        }

        private static boolean linksOn(Reply.Answer answer) {
            return answer.headers().allValues("link").stream()
                    .anyMatch(link -> NEXT_LINK.matcher(link).find());
        }

        /**
         * @param shown how many jobs the page has
         * @param fresh how many of them no page had before
         */
        private Optional<FindAnswer> end(
                ListAround around, boolean goesOn, int shown, int fresh, int status) {
            if (status == PARTIAL_CONTENT) {
                doubt("the provider says that it shows a part of its list");
            }
            if (around.holdsJobs()) {
                doubt("the provider shows jobs beside its list");
            }
            if (shown == 0) {
                if (goesOn) {
                    doubt("the provider's list says that it goes on, and does not");
                }
                return Optional.of(ended());
            }
            if (around.error().isPresent()) {
                doubt("an error stands beside the provider's list");
            }
            if (fresh == 0) {
                return saidToBeOver && !goesOn
                        // It always shows all it has.
                        ? Optional.of(ended())
                        : cannotTell("the provider shows the same page again and not the rest");
            }
            if (fresh < shown) {
                doubt("the provider's list shows a job twice");
            }
            if (saidToBeOver) {
                doubt("the provider's list went on where it said that it was over");
            }
            if (reachedOlder && newestFirst && fell) {
                return Optional.of(found());
            }
            saidToBeOver = !goesOn && around.isOver();
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
            // One job alone, or several of one second, are in any order.
            fell |= previous != null && created.get().isBefore(previous);
            previous = created.get();
            past |= lost.before(created.get());
            reachedOlder |= lost.tooOld(previous);
        }

        /** The first reason why the list's silence means nothing. */
        private void doubt(String reason) {
            gap = gap.or(() -> Optional.of(reason));
        }

        /** After the last page. */
        FindAnswer ended() {
            if (total > ids.size()) {
                doubt("the provider's list shows fewer jobs than it says there are");
            }
            return found();
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
