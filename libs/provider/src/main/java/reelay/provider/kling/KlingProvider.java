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
import reelay.provider.exchange.KeyProbe;
import reelay.provider.exchange.NativeProvider;
import reelay.provider.exchange.NativeWire;
import reelay.provider.http.ProviderClients;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobTraits;
import reelay.provider.job.JobView;
import reelay.provider.job.Likeness;
import reelay.provider.kling.KlingTasks.Asking;

/**
 * Kling, by the wire of its generation 3 and a plain key. Built from two independent readers of
 * Kling's documents of August 2026 and not run against the live service: what is proved and what is
 * not, each class says.
 */
public final class KlingProvider extends NativeProvider {

    /** The name kept with its jobs. */
    public static final String KIND = "kling";

    /** Nobody's task; asking for it shows whether the key is good. */
    private static final String NOBODYS = "0";

    private final NativeWire wire;
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
        NativeWire wire = new NativeWire(KIND, address, credentials, clock, clients);
        super(wire);
        KlingErrors errors = new KlingErrors(wire.errors());
        this.wire = wire;
        this.tasks = new KlingTasks(wire, errors);
        this.submit = new SubmitToKling(wire, tasks, errors);
    }

    @Override
    protected SubmitAnswer handOver(JobRequest job) {
        return submit.submit(job);
    }

    @Override
    protected LookAnswer seen(String jobId) {
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
        return error(
                ProviderErrorKind.NOT_FOUND,
                "Kling does not know the task; it keeps results for 30 days");
    }

    /**
     * The task is asked for its link every time: the link's signature ends, and a new one comes.
     */
    @Override
    protected ContentAnswer opened(String jobId, long from) {
        URI at = tasks.byId(jobId);
        return switch (tasks.ask(at)) {
            case Asking.Refused(ProviderError error) -> new ContentAnswer.NotNow(error);
            case Asking.Known known ->
                    ours(jobId, known.tasks())
                            .map(task -> opened(at, task, from))
                            // It is paid for: one look that does not show it is no last word.
                            .orElseGet(() -> new ContentAnswer.NotNow(unknown()));
        };
    }

    private ContentAnswer opened(URI at, KlingTask task, long from) {
        return switch (task.state()) {
            case FAILED, GONE -> never(task.failure("failed", cleaner()).message());
            case QUEUED, RUNNING -> notYet("Kling is still at work on it");
            // Whatever it calls a task with a link, there is a video.
            case COMPLETED, UNKNOWN ->
                    task.link()
                            .map(link -> wire.openLink(at, link, from))
                            .orElseGet(() -> notYet("Kling shows no link to the finished video"));
        };
    }

    /** By our own id, which nobody else has. */
    @Override
    protected FindAnswer found(JobTraits traits) {
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

    @Override
    protected DeleteAnswer removed(String jobId) {
        return keepsJobs("Kling removes no tasks on request; it clears results after 30 days");
    }

    /** There is no list of models; that the key is taken is known when tasks may be asked for. */
    @Override
    protected ModelsAnswer access() {
        return switch (tasks.ask(tasks.byId(NOBODYS))) {
            case Asking.Known _ -> KeyProbe.taken();
            case Asking.Refused(ProviderError error) -> KeyProbe.refused(error);
        };
    }
}
