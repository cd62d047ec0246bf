package reelay.provider.exchange;

import java.util.Optional;
import reelay.provider.ContentAnswer;
import reelay.provider.DeleteAnswer;
import reelay.provider.FindAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.VideoProvider;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobTraits;
import reelay.provider.refusal.CleanText;
import reelay.video.ResultLink;

/**
 * A provider with a wire of its own. What all of them do alike is here: nobody is asked anything
 * while the key cannot be read, and the link of a finished video opens the same way everywhere.
 */
public abstract class NativeProvider implements VideoProvider {

    private final NativeWire wire;

    protected NativeProvider(NativeWire wire) {
        this.wire = wire;
    }

    /** Hands a video over, once. */
    protected abstract SubmitAnswer handOver(JobRequest job);

    /** Asks how a job is doing. */
    protected abstract LookAnswer seen(String jobId);

    /** Opens the bytes of a job, from one of them on. */
    protected abstract ContentAnswer opened(String jobId, long from);

    /** Looks for what a lost submit made. */
    protected abstract FindAnswer found(JobTraits lost);

    /** Removes a job, where there is a way to. */
    protected abstract DeleteAnswer removed(String jobId);

    /**
     * Lists models, or asks something else that costs nothing and shows whether the key is good.
     */
    protected abstract ModelsAnswer access();

    @Override
    public final String name() {
        return wire.kind();
    }

    /** All of them do, to the {@code callback_url} of a submit. */
    @Override
    public final boolean callsBack() {
        return true;
    }

    @Override
    public final CleanText cleaner() {
        return wire.cleaner();
    }

    @Override
    public final Optional<ProviderError> prepare(String model) {
        return wire.obstacle();
    }

    @Override
    public final SubmitAnswer submit(JobRequest request) {
        return wire.errors().unlessUnreadable(() -> handOver(request), SubmitAnswer.Declined::new);
    }

    @Override
    public final LookAnswer look(String jobId) {
        return wire.errors().unlessUnreadable(() -> seen(jobId), LookAnswer.Unavailable::new);
    }

    @Override
    public final ContentAnswer open(String jobId, long from) {
        return wire.errors().unlessUnreadable(() -> opened(jobId, from), ContentAnswer.NotNow::new);
    }

    /** These submits answer before there is a video, so the link is one that somebody kept. */
    @Override
    public final ContentAnswer openResult(ResultLink result, long from) {
        return wire.openLink(result.address(), result.address().toString(), from);
    }

    @Override
    public final FindAnswer find(JobTraits traits) {
        return wire.errors().unlessUnreadable(() -> found(traits), FindAnswer.Unavailable::new);
    }

    @Override
    public final DeleteAnswer delete(String jobId) {
        return wire.errors().unlessUnreadable(() -> removed(jobId), DeleteAnswer.NotDeleted::new);
    }

    @Override
    public final ModelsAnswer models() {
        return wire.errors().unlessUnreadable(this::access, ModelsAnswer.Denied::new);
    }

    /** There is no video yet, or no link to it. */
    protected final ContentAnswer notYet(String why) {
        return new ContentAnswer.NotNow(error(ProviderErrorKind.NOT_READY, why));
    }

    /** There will be no video. */
    protected final ContentAnswer never(String why) {
        return new ContentAnswer.Refused(error(ProviderErrorKind.NOT_FOUND, why));
    }

    /** No route is known by which a job is removed or stopped. */
    protected final DeleteAnswer keepsJobs(String why) {
        return new DeleteAnswer.NotDeleted(error(ProviderErrorKind.ROUTE_MISSING, why));
    }

    /** An error in our own words, with whatever looks like a key cut out. */
    protected final ProviderError error(ProviderErrorKind kind, String message) {
        return wire.errors().error(kind, message);
    }
}
