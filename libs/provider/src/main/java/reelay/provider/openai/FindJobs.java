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
import reelay.provider.JobTraits;
import reelay.provider.JobView;
import reelay.provider.refusal.Refusal.Asked;

/**
 * Looks through {@code GET /videos}, newest first, for the jobs of an unclear submit. "None" leads
 * to a second, paid submit, so it is only said when everything new enough was seen.
 */
final class FindJobs {

    private static final int PAGE_SIZE = 100;

    /** A thousand jobs since one submit began are more than any account may start. */
    private static final int MOST_PAGES = 10;

    /** A page holds up to 100 prompts of up to 32,000 characters each. */
    private static final int PAGE_LIMIT = 16 * 1024 * 1024;

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
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            Reply reply =
                    http.ask(
                            http.signed(address.videos(PAGE_SIZE, after)).GET().build(),
                            PAGE_LIMIT);
            Optional<FindAnswer> end =
                    switch (reply) {
                        case Reply.Silence silence ->
                                Optional.of(new FindAnswer.Unavailable(errors.of(silence)));
                        case Reply.Answer answer when answer.success() -> search.read(answer);
                        case Reply.Answer answer -> Optional.of(refused(answer));
                    };
            if (end.isPresent()) {
                return end.get();
            }
            after = search.last;
        }
        return new FindAnswer.CannotTell(
                "the provider's list goes on after " + MOST_PAGES + " pages");
    }

    private FindAnswer refused(Reply.Answer answer) {
        return switch (answer.status()) {
            case 400, 404, 405, 410, 422, 501 ->
                    new FindAnswer.CannotTell(
                            "the provider has no list of jobs, it answered " + answer.status());
            default -> new FindAnswer.Unavailable(errors.of(Asked.LIST, answer));
        };
    }

    /** One walk through the list. */
    private final class Search {

        private final LostJob lost;
        private final List<JobView> found = new ArrayList<>();
        private final List<JobView> doubtful = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private Optional<String> last = Optional.empty();
        private @Nullable Instant previous;
        private boolean newestFirst = true;
        private boolean reachedOlder;

        Search(LostJob lost) {
            this.lost = lost;
        }

        /** Takes in one page; answers when the walk is over. */
        Optional<FindAnswer> read(Reply.Answer answer) {
            Optional<JsonNode> body = answer.json().filter(b -> b.path("data").isArray());
            if (body.isEmpty()) {
                return cannotTell("the provider's list has another shape");
            }
            int known = ids.size();
            for (JsonNode job : body.get().path("data")) {
                Optional<String> trouble = take(job);
                if (trouble.isPresent()) {
                    return cannotTell(trouble.get());
                }
            }
            return end(body.get(), ids.size() > known);
        }

        private Optional<FindAnswer> end(JsonNode body, boolean newOnes) {
            JsonNode more = body.path("has_more");
            boolean lastPage =
                    body.path("data").isEmpty() || (more.isBoolean() && !more.booleanValue());
            if (lastPage || (reachedOlder && newestFirst)) {
                return Optional.of(new FindAnswer.Found(found, doubtful));
            }
            if (!newOnes) {
                return cannotTell("the provider shows the same page again and not the rest");
            }
            last = JobReader.text(body, "last_id").or(() -> last);
            return Optional.empty();
        }

        /** Notes one job; answers what it lacks, if that makes the list useless. */
        private Optional<String> take(JsonNode job) {
            Optional<String> id = JobReader.id(job);
            Optional<Instant> created = LostJob.created(job);
            if (id.isEmpty() || created.isEmpty()) {
                return Optional.of("the provider's list does not say id and time of every job");
            }
            last = id;
            if (!ids.add(id.get())) {
                return Optional.empty();
            }
            if (previous != null && created.get().isAfter(previous)) {
                newestFirst = false;
            }
            previous = created.get();
            if (lost.tooOld(created.get())) {
                reachedOlder = true;
                return Optional.empty();
            }
            return switch (lost.compare(job, created.get())) {
                case OTHER -> Optional.empty();
                case ALIKE -> {
                    doubtful.add(jobs.readListed(id.get(), job));
                    yield Optional.empty();
                }
                case CANNOT_TELL -> Optional.of(lost.untellable());
                case SAME -> {
                    found.add(jobs.readListed(id.get(), job));
                    yield Optional.empty();
                }
            };
        }

        private Optional<FindAnswer> cannotTell(String explanation) {
            return Optional.of(new FindAnswer.CannotTell(explanation));
        }
    }
}
