package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import reelay.provider.exchange.JobFailure;
import reelay.provider.http.RetryAfter;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.provider.read.FailureWords;
import reelay.provider.read.JobDocument;
import reelay.provider.read.Values;
import reelay.provider.refusal.CleanText;

/** Makes our view of a job out of any of the dialects of protocol section 5. */
final class JobReader {

    private final InstantSource clock;
    private final Supplier<CleanText> cleaner;

    /**
     * @param cleaner for what a failed job says
     */
    JobReader(InstantSource clock, Supplier<CleanText> cleaner) {
        this.clock = clock;
        this.cleaner = cleaner;
    }

    /** The job's own id, if it tells one. */
    static Optional<String> id(JsonNode job) {
        return JobDocument.in(job).id();
    }

    /** Whether this is a job at all, and not an error or a page of something else. */
    static boolean looksLikeJob(JsonNode body) {
        return JobDocument.in(body).looksLikeJob();
    }

    JobView read(String id, JsonNode job, HttpHeaders headers) {
        return view(id, JobDocument.in(job), RetryAfter.read(headers, clock.instant()));
    }

    /** A job out of a list, whose headers speak of the list. */
    JobView readListed(String id, JsonNode job) {
        return view(id, JobDocument.in(job), Optional.empty());
    }

    private JobView view(String id, JobDocument job, Optional<Duration> askAgainIn) {
        String word = job.statusWord().map(cleaner.get()::of).orElse("");
        JobState state = job.state();
        return new JobView(
                id,
                state,
                word,
                job.progress(),
                askAgainIn,
                state == JobState.FAILED
                        ? Optional.of(JobFailure.of(word, FailureWords.of(job), cleaner.get()))
                        : Optional.empty());
    }

    /** A text or number as text; blank is absent. */
    static Optional<String> text(JsonNode object, String key) {
        return Values.text(object.path(key));
    }
}
