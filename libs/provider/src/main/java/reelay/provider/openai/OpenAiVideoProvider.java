package reelay.provider.openai;

import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import reelay.provider.CharacterAnswer;
import reelay.provider.CharacterProvider;
import reelay.provider.ContentAnswer;
import reelay.provider.DeleteAnswer;
import reelay.provider.FindAnswer;
import reelay.provider.JobRequest;
import reelay.provider.JobTraits;
import reelay.provider.LookAnswer;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderSettings;
import reelay.provider.SubmitAnswer;
import reelay.provider.VideoProvider;

/** Any service that speaks OpenAI's {@code /v1/videos}, the deviating ones included. */
public final class OpenAiVideoProvider implements VideoProvider, CharacterProvider {

    private final Supplier<ProviderCredentials> credentials;
    private final SubmitJob submit;
    private final LookAtJob look;
    private final OpenContent content;
    private final FindJobs find;
    private final DeleteJob delete;
    private final ListModels models;
    private final Characters characters;

    /**
     * Makes the one HTTP client of this process; connects to nothing yet.
     *
     * @param credentials asked before every request, so that a new key is used at once
     * @param clock tells the date, which decides what an error means, and how far away a {@code
     *     Retry-After} date is
     */
    public OpenAiVideoProvider(
            ProviderSettings settings,
            Supplier<ProviderCredentials> credentials,
            InstantSource clock) {
        this(settings, credentials, clock, () -> ProviderHttp.newClient(settings.timeout()));
    }

    /**
     * The same over other connections.
     *
     * @param clients makes the clients, which must not follow redirects: they would take the key
     *     along
     */
    public OpenAiVideoProvider(
            ProviderSettings settings,
            Supplier<ProviderCredentials> credentials,
            InstantSource clock,
            Supplier<HttpClient> clients) {
        this.credentials = credentials;
        ProviderAddress address = new ProviderAddress(settings.baseUrl());
        ProviderHttp http = new ProviderHttp(settings.timeout(), credentials, clients);
        ErrorReader errors = new ErrorReader(settings.baseUrl().getHost(), clock, credentials);
        JobReader jobs = new JobReader(clock);
        this.submit = new SubmitJob(http, address, settings.encoding(), jobs, errors);
        this.look = new LookAtJob(http, address, jobs, errors);
        this.content = new OpenContent(http, address, look, errors);
        this.find = new FindJobs(http, address, jobs, errors);
        this.delete = new DeleteJob(http, address, errors);
        this.models = new ListModels(http, address, errors);
        this.characters = new Characters(http, address, errors, clock);
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public void prepare() {
        Objects.requireNonNull(credentials.get());
    }

    @Override
    public SubmitAnswer submit(JobRequest request) {
        return submit.submit(request);
    }

    @Override
    public LookAnswer look(String jobId) {
        return look.look(jobId);
    }

    @Override
    public ContentAnswer open(String jobId, long from) {
        return content.open(jobId, from);
    }

    @Override
    public FindAnswer find(JobTraits traits) {
        return find.find(traits);
    }

    @Override
    public DeleteAnswer delete(String jobId) {
        return delete.delete(jobId);
    }

    @Override
    public CharacterAnswer createCharacter(String name, ByteBuffer video) {
        return characters.create(name, video);
    }

    @Override
    public CharacterAnswer character(String id) {
        return characters.find(id);
    }

    @Override
    public ModelsAnswer models() {
        return models.list();
    }
}
