package reelay.provider;

import java.util.Map;
import java.util.Optional;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobTraits;
import reelay.provider.refusal.CleanText;
import reelay.video.ResultLink;

/**
 * A service that generates videos. Every method asks once and answers with data, whatever the
 * service does; an exception is a bug of ours. What the caller must do next is in the type of the
 * answer.
 */
public interface VideoProvider {

    /**
     * Gets ready what a submit needs beside the provider itself, such as the key, so that trouble
     * with it comes before the submit and cannot be taken for an unclear one.
     *
     * @param model what the video is to be made with
     * @return what stands in the way, as can be known without asking anybody; mostly empty
     */
    default Optional<ProviderError> prepare(String model) {
        return Optional.empty();
    }

    /** The name kept with each job, such as {@code openai}. */
    String name();

    /** What takes this provider's key, and whatever looks like one, out of a text. */
    default CleanText cleaner() {
        return CleanText.knowing(null);
    }

    /**
     * Whether it calls the address that a submit names when a job changes. What it says there is
     * never believed: it only ends a wait.
     */
    default boolean callsBack() {
        return false;
    }

    /**
     * Whether a call-back is the provider's own, as far as its signature tells.
     *
     * @param headers by name in lower case
     * @param body as it came
     * @return true also where it signs nothing, or nobody has told us the key to check with
     */
    default boolean isOwnCall(Map<String, String> headers, byte[] body) {
        return true;
    }

    /** Hands a video over. This costs money: it is never repeated in here, whatever happens. */
    SubmitAnswer submit(JobRequest request);

    /** Asks how a job is doing. */
    LookAnswer look(String jobId);

    /**
     * Opens a finished job's bytes.
     *
     * @param jobId the job
     * @param from first byte wanted, 0 for all; to go on with a broken download
     */
    ContentAnswer open(String jobId, long from);

    /**
     * Opens a video that the provider had finished when it answered the submit.
     *
     * @param result what it answered
     * @param from first byte wanted, 0 for all
     */
    ContentAnswer openResult(ResultLink result, long from);

    /**
     * An image of what is in a finished job's video, where the provider makes one: asked for once,
     * not for long, and never at a cost.
     *
     * @return what it calls an image, two megabytes at most; empty where there is none to be had
     */
    default Optional<byte[]> thumbnail(String jobId) {
        return Optional.empty();
    }

    /** Looks for the jobs an earlier, unclear submit may have made, newest first. */
    FindAnswer find(JobTraits traits);

    /** Removes a job, where the provider can. */
    DeleteAnswer delete(String jobId);

    /** Lists what the account sees. */
    ModelsAnswer models();
}
