package reelay.store;

import java.util.Optional;
import reelay.provider.ContentAnswer;
import reelay.provider.VideoProvider;
import reelay.video.Job;

/** A job whose bytes can be had, from wherever the provider has them. */
record FinishedJob(VideoProvider provider, Job job) {

    /** What its provider calls an image of it. */
    Optional<byte[]> thumbnail() {
        return job.named() ? provider.thumbnail(job.id()) : Optional.empty();
    }

    /**
     * Opens its bytes: by the job's name, and where it has none or that leads to nothing, at the
     * place that the provider named when it took the job.
     *
     * @param from first byte wanted, 0 for all
     */
    ContentAnswer open(long from) {
        if (job.result().isEmpty()) {
            return provider.open(job.id(), from);
        }
        if (!job.named()) {
            return provider.openResult(job.result().get(), from);
        }
        ContentAnswer answer = provider.open(job.id(), from);
        return answer instanceof ContentAnswer.NotNow
                        && provider.openResult(job.result().get(), from)
                                instanceof ContentAnswer.Opened opened
                ? opened
                : answer;
    }
}
