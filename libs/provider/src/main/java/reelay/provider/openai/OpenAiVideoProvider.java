package reelay.provider.openai;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import reelay.provider.BaseAddress;
import reelay.provider.CharacterAnswer;
import reelay.provider.CharacterProvider;
import reelay.provider.ContentAnswer;
import reelay.provider.DeleteAnswer;
import reelay.provider.FindAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings;
import reelay.provider.SubmitAnswer;
import reelay.provider.VideoProvider;
import reelay.provider.exchange.ErrorReader;
import reelay.provider.exchange.OpenAddress;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderClients;
import reelay.provider.http.ProviderHttp;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobTraits;
import reelay.provider.refusal.CleanText;
import reelay.provider.site.OpenAi;
import reelay.video.ResultLink;

/** Any service that speaks OpenAI's {@code /v1/videos}, the deviating ones included. */
public final class OpenAiVideoProvider implements VideoProvider, CharacterProvider {

    private final BaseAddress base;
    private final ErrorReader errors;
    private final SubmitJob submit;
    private final LookAtJob look;
    private final OpenContent content;
    private final AskForThumbnail thumbnail;
    private final FindJobs find;
    private final DeleteJob delete;
    private final AskForModels models;
    private final ProviderCharacters characters;

    /**
     * Connects to nothing yet.
     *
     * @param credentials asked before every request, so that a new key is used at once
     * @param clock tells the date, which decides what an error means, and how far away a {@code
     *     Retry-After} date is
     */
    public OpenAiVideoProvider(
            ProviderSettings settings,
            Supplier<ProviderCredentials> credentials,
            InstantSource clock,
            ProviderClients clients) {
        this.base = settings.base();
        ProviderAddress address = new ProviderAddress(settings.baseUrl());
        ProviderHttp http = new ProviderHttp(settings.timeout(), credentials, clients);
        this.errors = new ErrorReader(base, clock, credentials);
        JobReader jobs = new JobReader(clock, errors::cleaner);
        this.submit = new SubmitJob(http, address, settings.encoding(), jobs, errors);
        this.look = new LookAtJob(http, address, jobs, errors);
        this.content = new OpenContent(http, address, look, errors);
        ProviderHttp hasty =
                new ProviderHttp(
                        settings.within(AskForThumbnail.PATIENCE).timeout(), credentials, clients);
        this.thumbnail = new AskForThumbnail(address, new OpenAddress(hasty, address, errors));
        this.find = new FindJobs(http, address, jobs, errors);
        this.delete = new DeleteJob(http, address, errors);
        this.models = new AskForModels(http, address, errors);
        this.characters = new ProviderCharacters(http, address, errors, clock);
    }

    @Override
    public String name() {
        return OpenAi.KIND;
    }

    @Override
    public CleanText cleaner() {
        return unlessUnusable(errors::cleaner, _ -> CleanText.knowing(null));
    }

    @Override
    public Optional<ProviderError> prepare(String model) {
        return errors.switchedOff(model)
                .or(() -> unlessUnusable(Optional::<ProviderError>empty, Optional::of));
    }

    /** Without an address and a key that can be read nobody is asked, whatever the question. */
    private <T> T unlessUnusable(Supplier<T> question, Function<ProviderError, T> otherwise) {
        if (base.fault().isPresent()) {
            return otherwise.apply(
                    errors.error(ProviderErrorKind.NOT_THE_PROTOCOL, base.fault().get()));
        }
        return errors.unlessUnreadable(question, otherwise);
    }

    @Override
    public SubmitAnswer submit(JobRequest request) {
        return unlessUnusable(() -> submit.submit(request), SubmitAnswer.Declined::new);
    }

    @Override
    public LookAnswer look(String jobId) {
        return unlessUnusable(() -> look.look(jobId), LookAnswer.Unavailable::new);
    }

    @Override
    public ContentAnswer open(String jobId, long from) {
        return unlessUnusable(() -> content.open(jobId, from), ContentAnswer.NotNow::new);
    }

    @Override
    public ContentAnswer openResult(ResultLink result, long from) {
        return unlessUnusable(() -> content.openResult(result, from), ContentAnswer.NotNow::new);
    }

    @Override
    public Optional<byte[]> thumbnail(String jobId) {
        return unlessUnusable(() -> thumbnail.ask(jobId), _ -> Optional.empty());
    }

    @Override
    public FindAnswer find(JobTraits traits) {
        return unlessUnusable(() -> find.find(traits), FindAnswer.Unavailable::new);
    }

    @Override
    public DeleteAnswer delete(String jobId) {
        return unlessUnusable(() -> delete.delete(jobId), DeleteAnswer.NotDeleted::new);
    }

    @Override
    public CharacterAnswer createCharacter(String name, ByteBuffer video) {
        return unlessUnusable(() -> characters.create(name, video), CharacterAnswer.Declined::new);
    }

    @Override
    public CharacterAnswer character(String id) {
        return unlessUnusable(() -> characters.find(id), CharacterAnswer.Declined::new);
    }

    @Override
    public ModelsAnswer models() {
        return unlessUnusable(() -> models.list(), ModelsAnswer.Denied::new);
    }
}
