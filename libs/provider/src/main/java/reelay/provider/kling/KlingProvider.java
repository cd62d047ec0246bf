package reelay.provider.kling;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import reelay.provider.ContentAnswer;
import reelay.provider.DeleteAnswer;
import reelay.provider.FindAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ModelsAnswer;
import reelay.provider.NativeAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.VideoProvider;
import reelay.provider.exchange.KeyProbe;
import reelay.provider.exchange.NativeWire;
import reelay.provider.http.ProviderClients;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobTraits;
import reelay.provider.job.JobView;
import reelay.provider.job.Likeness;
import reelay.provider.kling.KlingTasks.Asking;
import reelay.provider.refusal.CleanText;
import reelay.video.ResultLink;

/**
 * Kling, by the wire of its generation 3 and a plain key. Built from two independent readers of
 * Kling's documents of August 2026 and not run against the live service: what is proved and what is
 * not, each class says.
 */
public final class KlingProvider implements VideoProvider {

    /** The name kept with its jobs. */
    public static final String KIND = "kling";

    /** Nobody's task; asking for it shows whether the key is good. */
    private static final String NOBODYS = "0";

    private final NativeWire wire;
    private final KlingErrors errors;
    private final KlingTasks tasks;
    private final SubmitToKling submit;

    /**
     * Connects to nothing yet.
     *
     * @param credentials asked before every request, so that a new key is used at once
     */
    public KlingProvider(
            NativeAddress address,
            Supplier<ProviderCredentials> credentials,
            InstantSource clock,
            ProviderClients clients) {
        this.wire = new NativeWire(KIND, address, credentials, clock, clients);
        this.errors = new KlingErrors(wire.errors());
        this.tasks = new KlingTasks(wire, errors);
        this.submit = new SubmitToKling(wire, tasks, errors);
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public CleanText cleaner() {
        return wire.cleaner();
    }

    @Override
    public Optional<ProviderError> prepare(String model) {
        return wire.obstacle();
    }

    @Override
    public SubmitAnswer submit(JobRequest request) {
        return wire.errors()
                .unlessUnreadable(() -> submit.submit(request), SubmitAnswer.Declined::new);
    }

    @Override
    public LookAnswer look(String jobId) {
        return wire.errors().unlessUnreadable(() -> seen(jobId), LookAnswer.Unavailable::new);
    }

    private LookAnswer seen(String jobId) {
        return switch (tasks.ask(tasks.byId(jobId))) {
            case Asking.Refused(ProviderError error) ->
                    error.kind() == ProviderErrorKind.NOT_FOUND
                            ? new LookAnswer.Lost(error)
                            : new LookAnswer.Unavailable(error);
            case Asking.Known known ->
                    ours(jobId, known.tasks())
                            .<LookAnswer>map(
                                    task -> new LookAnswer.Seen(tasks.view(task, known.answer())))
                            .orElseGet(() -> new LookAnswer.Lost(unknown()));
        };
    }

    private static Optional<KlingTask> ours(String jobId, List<KlingTask> tasks) {
        return tasks.stream().filter(task -> task.id().equals(jobId)).findFirst();
    }

    private ProviderError unknown() {
        return errors.error(
                ProviderErrorKind.NOT_FOUND,
                "Kling does not know the task; it keeps results for 30 days");
    }

    /**
     * The task is asked for its link every time: the link's signature ends, and a new one comes.
     */
    @Override
    public ContentAnswer open(String jobId, long from) {
        return wire.errors().unlessUnreadable(() -> opened(jobId, from), ContentAnswer.NotNow::new);
    }

    private ContentAnswer opened(String jobId, long from) {
        URI at = tasks.byId(jobId);
        return switch (tasks.ask(at)) {
            case Asking.Refused(ProviderError error) ->
                    error.kind() == ProviderErrorKind.NOT_FOUND
                            ? new ContentAnswer.Refused(error)
                            : new ContentAnswer.NotNow(error);
            case Asking.Known known ->
                    ours(jobId, known.tasks())
                            .map(task -> opened(at, task, from))
                            .orElseGet(() -> new ContentAnswer.Refused(unknown()));
        };
    }

    private ContentAnswer opened(URI at, KlingTask task, long from) {
        return switch (task.state()) {
            case FAILED, GONE ->
                    new ContentAnswer.Refused(
                            errors.error(
                                    ProviderErrorKind.NOT_FOUND,
                                    task.failure("failed", cleaner()).message()));
            case QUEUED, RUNNING, UNKNOWN -> notYet("Kling is still at work on it");
            case COMPLETED ->
                    task.link()
                            .map(link -> wire.openLink(at, link, from))
                            .orElseGet(() -> notYet("Kling shows no link to the finished video"));
        };
    }

    private ContentAnswer notYet(String why) {
        return new ContentAnswer.NotNow(errors.error(ProviderErrorKind.NOT_READY, why));
    }

    /** Kling's submits answer before there is a video, so there is no such result of its own. */
    @Override
    public ContentAnswer openResult(ResultLink result, long from) {
        return wire.openLink(result.address(), result.address().toString(), from);
    }

    /** By our own id, which nobody else has. */
    @Override
    public FindAnswer find(JobTraits traits) {
        return wire.errors().unlessUnreadable(() -> found(traits), FindAnswer.Unavailable::new);
    }

    private FindAnswer found(JobTraits traits) {
        String ourId = traits.videoId().value();
        return switch (tasks.ask(tasks.byOurId(traits.videoId()))) {
            case Asking.Refused(ProviderError error) -> new FindAnswer.Unavailable(error);
            case Asking.Known known ->
                    new FindAnswer.Found(
                            known.tasks().stream()
                                    .filter(task -> task.ourId().orElse(ourId).equals(ourId))
                                    .map(task -> tasks.view(task, known.answer()))
                                    .map(KlingProvider::oursForSure)
                                    .toList(),
                            Optional.empty());
        };
    }

    private static FindAnswer.Listed oursForSure(JobView job) {
        return new FindAnswer.Listed(job, Likeness.OUR_ID, Optional.empty());
    }

    /** No route is known that removes a task or stops it. */
    @Override
    public DeleteAnswer delete(String jobId) {
        return new DeleteAnswer.NotDeleted(
                errors.error(
                        ProviderErrorKind.ROUTE_MISSING,
                        "Kling removes no tasks on request; it clears results after 30 days"));
    }

    /** There is no list of models; that the key is taken is known when tasks may be asked for. */
    @Override
    public ModelsAnswer models() {
        return wire.errors()
                .unlessUnreadable(
                        () ->
                                switch (tasks.ask(tasks.byId(NOBODYS))) {
                                    case Asking.Known _ -> KeyProbe.taken();
                                    case Asking.Refused(ProviderError error) ->
                                            KeyProbe.refused(error);
                                },
                        ModelsAnswer.Denied::new);
    }
}
