package reelay.provider.openrouter;

import java.time.InstantSource;
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
import reelay.provider.exchange.NativeWire;
import reelay.provider.http.ProviderClients;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobTraits;
import reelay.provider.refusal.CleanText;
import reelay.video.ResultLink;

/**
 * OpenRouter: nearly all models by one key. Built from its SDK (1.3.19) and its documents of
 * November 2026, and not run against the live service.
 */
public final class OpenRouterProvider implements VideoProvider {

    /** The name kept with its jobs. */
    public static final String KIND = "openrouter";

    private final NativeWire wire;
    private final OpenRouterJobs jobs;
    private final OpenRouterContent content;
    private final OpenRouterModels models;

    /**
     * Connects to nothing yet.
     *
     * @param credentials asked before every request, so that a new key is used at once
     */
    public OpenRouterProvider(
            NativeAddress address,
            Supplier<ProviderCredentials> credentials,
            InstantSource clock,
            ProviderClients clients) {
        this.wire = new NativeWire(KIND, address, credentials, clock, clients);
        this.jobs = new OpenRouterJobs(wire);
        this.content = new OpenRouterContent(wire, jobs);
        this.models = new OpenRouterModels(wire);
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
                .unlessUnreadable(() -> jobs.submit(request), SubmitAnswer.Declined::new);
    }

    @Override
    public LookAnswer look(String jobId) {
        return wire.errors().unlessUnreadable(() -> jobs.look(jobId), LookAnswer.Unavailable::new);
    }

    @Override
    public ContentAnswer open(String jobId, long from) {
        return wire.errors()
                .unlessUnreadable(() -> content.open(jobId, from), ContentAnswer.NotNow::new);
    }

    @Override
    public ContentAnswer openResult(ResultLink result, long from) {
        return wire.openLink(result.address(), result.address().toString(), from);
    }

    /** Jobs are in no list, and the id that goes along finds none. */
    @Override
    public FindAnswer find(JobTraits traits) {
        return new FindAnswer.CannotTell(
                "OpenRouter lists no videos; its activity page may show one with the session "
                        + traits.videoId());
    }

    @Override
    public DeleteAnswer delete(String jobId) {
        return new DeleteAnswer.NotDeleted(
                wire.errors()
                        .error(
                                ProviderErrorKind.ROUTE_MISSING,
                                "OpenRouter removes no videos on request; its links end by"
                                        + " themselves"));
    }

    @Override
    public ModelsAnswer models() {
        return wire.errors().unlessUnreadable(models::list, ModelsAnswer.Denied::new);
    }
}
