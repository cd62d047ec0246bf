package reelay.provider;

import reelay.provider.job.JobView;

/** What came of asking for a job. */
public sealed interface LookAnswer {

    /** The provider knows it. */
    record Seen(JobView job) implements LookAnswer {}

    /** The provider does not know it (404 or 410). */
    record Lost(ProviderError error) implements LookAnswer {}

    /** It could not be asked, or its answer made no sense; ask again later. */
    record Unavailable(ProviderError error) implements LookAnswer {}
}
