package reelay.provider;

import java.util.List;

/** What came of looking for the jobs of an unclear submit. */
public sealed interface FindAnswer {

    /**
     * All jobs that look like it; the provider's list was whole and comparable.
     *
     * @param jobs newest first
     * @param doubtful those that look like it but for their time or length: a provider's clock may
     *     go wrong, and some servers list the length a video came out with
     */
    record Found(List<JobView> jobs, List<JobView> doubtful) implements FindAnswer {
        public Found {
            jobs = List.copyOf(jobs);
            doubtful = List.copyOf(doubtful);
        }

        /** Without any doubtful ones. */
        public Found(List<JobView> jobs) {
            this(jobs, List.of());
        }
    }

    /** The provider cannot list, or its list lacks what would be compared. */
    record CannotTell(String explanation) implements FindAnswer {}

    /** It could not be asked now; ask again later. */
    record Unavailable(ProviderError error) implements FindAnswer {}
}
