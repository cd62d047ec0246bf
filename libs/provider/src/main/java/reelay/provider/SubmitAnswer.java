package reelay.provider;

import java.util.Optional;
import reelay.provider.job.JobView;
import reelay.video.ResultLink;

/** What came of handing a video over. */
public sealed interface SubmitAnswer {

    /** The provider took it. */
    record Accepted(JobView job) implements SubmitAnswer {}

    /**
     * The provider made it at once, and says where it is.
     *
     * @param jobId the job, when it has a name by which it can be asked for
     */
    record Finished(Optional<String> jobId, ResultLink result) implements SubmitAnswer {}

    /**
     * The provider did not take it, by its own words. When these stand in an answer of success
     * (status 2xx), it is never asked again, whatever they are: see {@link
     * ProviderError#saidInSuccess}.
     */
    record Declined(ProviderError error) implements SubmitAnswer {}

    /**
     * Nobody knows: it may have taken it.
     *
     * @param explanation what happened, without any secret or prompt
     */
    record Unclear(String explanation) implements SubmitAnswer {}

    /**
     * The provider answered with success (status 2xx) and nobody can read what: it may have taken
     * it, and is never asked again.
     *
     * @param explanation the status and the names of what was seen, without any value
     */
    record Unreadable(String explanation) implements SubmitAnswer {}
}
