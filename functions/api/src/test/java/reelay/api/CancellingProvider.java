package reelay.api;

import reelay.provider.DeleteAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.UnaskedProvider;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider that is only told to delete jobs, and refuses, as most do while a job runs. */
final class CancellingProvider extends UnaskedProvider {

    final List<String> told = new CopyOnWriteArrayList<>();
    volatile boolean withoutKey;

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
