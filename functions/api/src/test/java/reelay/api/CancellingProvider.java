package reelay.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import reelay.provider.DeleteAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.UnaskedProvider;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A provider that refuses to delete jobs, as most do while a job runs, and shows what it is told
 * to.
 */
public final class CancellingProvider extends UnaskedProvider {

    public final List<String> told = new CopyOnWriteArrayList<>();
    public volatile boolean withoutKey;
    public volatile boolean signs = true;
    private volatile LookAnswer shown = seen("job", JobState.RUNNING);

    @Override
    public boolean isOwnCall(Map<String, String> headers, byte[] body) {
        return signs;
    }

    public void shows(LookAnswer answer) {
        shown = answer;
    }

    public static LookAnswer seen(String id, JobState state) {
        return new LookAnswer.Seen(
                new JobView(
                        id,
                        state,
                        "word",
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    public static ProviderError error(ProviderErrorKind kind) {
        return new ProviderError(
                kind,
                OptionalInt.empty(),
                Optional.empty(),
                "the provider's own sentence.",
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public LookAnswer look(String jobId) {
        return shown;
    }

    @Override
    public DeleteAnswer delete(String jobId) {
        told.add(jobId);
        if (withoutKey) {
            // What reading the secret throws while Secrets Manager is away.
            throw SdkClientException.create("cannot reach Secrets Manager");
        }
        return new DeleteAnswer.NotDeleted(
                new ProviderError(
                        ProviderErrorKind.REQUEST_INVALID,
                        OptionalInt.of(400),
                        Optional.empty(),
                        "only finished videos can be deleted",
                        Optional.empty(),
                        Optional.empty()));
    }
}
