package reelay.accesscheck;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.VideoProvider;

/**
 * Asks for the models and stops listening when its patience ends. The provider's own timeouts are
 * about one silence each; a report is wanted even from one that answers a byte now and then.
 *
 * @param patience longest wait for the whole answer
 */
record PatientQuestion(Duration patience) {

    ModelsAnswer models(VideoProvider provider) {
        FutureTask<ModelsAnswer> answer = new FutureTask<>(provider::models);
        Thread.ofVirtual().name("models").start(answer);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new ModelsAnswer.CannotTell(tooLate());
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking for the models failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the models", e);
        } finally {
            answer.cancel(true);
        }
    }

    private ProviderError tooLate() {
        return new ProviderError(
                ProviderErrorKind.TIMED_OUT,
                OptionalInt.empty(),
                Optional.empty(),
                "the list of models had not arrived after " + patience.toMillis() + " ms",
                Optional.empty(),
                Optional.empty());
    }
}
