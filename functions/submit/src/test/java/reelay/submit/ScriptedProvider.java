package reelay.submit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import reelay.provider.DeleteAnswer;
import reelay.provider.FindAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.UnaskedProvider;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobState;
import reelay.provider.job.JobTraits;
import reelay.provider.job.JobView;
import reelay.provider.job.Likeness;

/** A provider that answers as it is told and keeps what it was asked. */
class ScriptedProvider extends UnaskedProvider {

    final List<JobRequest> submits = new ArrayList<>();
    final List<JobTraits> searches = new ArrayList<>();
    final List<String> deleted = new ArrayList<>();
    DeleteAnswer deleteAnswer = new DeleteAnswer.Deleted();
    private final Deque<SubmitAnswer> submitAnswers = new ArrayDeque<>();
    private FindAnswer findAnswer = found();
    private Optional<Function<JobRequest, SubmitAnswer>> rule = Optional.empty();
    private Runnable duringSubmit = () -> {};
    private Runnable duringSearch = () -> {};
    private Runnable beforeSubmit = () -> {};
    private final String name;

    ScriptedProvider() {
        this("scripted");
    }

    ScriptedProvider(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    ScriptedProvider answersSubmit(SubmitAnswer answer) {
        submitAnswers.add(answer);
        return this;
    }

    /** Answers every submit by a rule. */
    void answersAlways(Function<JobRequest, SubmitAnswer> rule) {
        this.rule = Optional.of(rule);
    }

    ScriptedProvider answersFind(FindAnswer answer) {
        findAnswer = answer;
        return this;
    }

    /** What happens elsewhere after its list was read. */
    void afterFind(Runnable work) {
        duringSearch = work;
    }

    /** What happens elsewhere while the provider is being called. */
    ScriptedProvider meanwhile(Runnable work) {
        duringSubmit = work;
        return this;
    }

    /** Its key cannot be read. */
    void cannotPrepare(RuntimeException trouble) {
        beforeSubmit =
                () -> {
                    throw trouble;
                };
    }

    static SubmitAnswer accepted(String jobId) {
        return new SubmitAnswer.Accepted(job(jobId));
    }

    static SubmitAnswer declined(ProviderErrorKind kind) {
        return new SubmitAnswer.Declined(error(kind));
    }

    static JobView job(String id) {
        return new JobView(
                id,
                JobState.QUEUED,
                "queued",
                OptionalInt.empty(),
                Optional.of(Duration.ofSeconds(10)),
                Optional.empty());
    }

    /** A whole list of these jobs. */
    static FindAnswer found(FindAnswer.Listed... jobs) {
        return new FindAnswer.Found(List.of(jobs), Optional.empty());
    }

    /** A listed job that is surely the lost one. */
    static FindAnswer.Listed ours(String id) {
        return listed(id, Likeness.SAME);
    }

    static FindAnswer.Listed listed(String id, Likeness likeness) {
        return new FindAnswer.Listed(job(id), likeness, Optional.empty());
    }

    static ProviderError error(ProviderErrorKind kind) {
        return new ProviderError(
                kind,
                OptionalInt.of(400),
                Optional.empty(),
                "the provider's own sentence",
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public Optional<ProviderError> prepare(String model) {
        beforeSubmit.run();
        return Optional.empty();
    }

    @Override
    public SubmitAnswer submit(JobRequest request) {
        synchronized (submits) {
            submits.add(request);
        }
        duringSubmit.run();
        return rule.map(answer -> answer.apply(request)).orElseGet(submitAnswers::remove);
    }

    @Override
    public FindAnswer find(JobTraits traits) {
        searches.add(traits);
        duringSearch.run();
        return findAnswer;
    }

    @Override
    public DeleteAnswer delete(String jobId) {
        deleted.add(jobId);
        return deleteAnswer;
    }
}
