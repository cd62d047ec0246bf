package reelay.provider.openrouter;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import reelay.provider.ContentAnswer;
import reelay.provider.DeleteAnswer;
import reelay.provider.FindAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ModelsAnswer;
import reelay.provider.NativeAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.SubmitAnswer;
import reelay.provider.exchange.NativeProvider;
import reelay.provider.exchange.NativeWire;
import reelay.provider.http.ProviderClients;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobTraits;

/**
 * OpenRouter: nearly all models by one key. Built from its SDK (1.3.19) and its documents of
 * November 2026, and not run against the live service.
 */
public final class OpenRouterProvider extends NativeProvider {

    /** The name kept with its jobs. */
    public static final String KIND = "openrouter";

    private final OpenRouterJobs jobs;
    private final OpenRouterContent content;
    private final OpenRouterModels models;
    private final OpenRouterSignature signature;

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
        NativeWire wire = new NativeWire(KIND, address, credentials, clock, clients);
        super(wire);
        this.jobs = new OpenRouterJobs(wire);
        this.content = new OpenRouterContent(wire, jobs);
        this.models = new OpenRouterModels(wire);
        this.signature =
                new OpenRouterSignature(
                        () -> Optional.ofNullable(credentials.get().webhookSecret()), clock);
    }

    @Override
    public boolean isOwnCall(Map<String, String> headers, byte[] body) {
        return signature.fits(headers, body);
    }

    @Override
    protected SubmitAnswer handOver(JobRequest job) {
        return jobs.submit(job);
    }

    @Override
    protected LookAnswer seen(String jobId) {
        return jobs.look(jobId);
    }

    @Override
    protected ContentAnswer opened(String jobId, long from) {
        return content.open(jobId, from);
    }

    /** Jobs are in no list, and the id that goes along finds none. */
    @Override
    protected FindAnswer found(JobTraits lost) {
        return new FindAnswer.CannotTell(
                "OpenRouter lists no videos; its activity page may show one with the session "
                        + lost.videoId());
    }

    @Override
    protected DeleteAnswer removed(String jobId) {
        return keepsJobs("OpenRouter removes no videos on request; its links end by themselves");
    }

    @Override
    protected ModelsAnswer access() {
        return models.list();
    }
}
