package reelay.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import reelay.provider.DeleteAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.UnaskedProvider;

/** A provider that is only told to delete jobs, and refuses, as most do while a job runs. */
final class CancellingProvider extends UnaskedProvider {

    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public DeleteAnswer delete(String jobId) {
        told.add(jobId);
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
