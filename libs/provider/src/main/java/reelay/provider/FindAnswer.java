package reelay.provider;

import java.util.List;

/** What came of looking for the jobs of an unclear submit. */
public sealed interface FindAnswer {

    /** All jobs that look like it, newest first; the provider's list was whole and comparable. */
    record Found(List<JobView> jobs) implements FindAnswer {
        public Found {
            jobs = List.copyOf(jobs);
        }
    }

    /** The provider cannot list, or its list lacks what would be compared. */
    record CannotTell(String explanation) implements FindAnswer {}

    /** It could not be asked now; ask again later. */
    record Unavailable(ProviderError error) implements FindAnswer {}
}
