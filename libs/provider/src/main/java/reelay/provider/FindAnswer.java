package reelay.provider;

import java.util.List;
import java.util.Optional;
import reelay.provider.job.JobView;
import reelay.provider.job.Likeness;
import reelay.provider.job.PromptWords;

/** What came of looking for the jobs of an unclear submit. */
public sealed interface FindAnswer {

    /**
     * The provider's list, as far as it had to be read.
     *
     * @param jobs every job it shows, compared with the lost one
     * @param gap why a job may exist that the list does not show, or empty when the list was whole
     */
    record Found(List<Listed> jobs, Optional<String> gap) implements FindAnswer {
        public Found {
            jobs = List.copyOf(jobs);
        }
    }

    /**
     * A job in the list.
     *
     * @param words its prompt, when shown
     */
    record Listed(JobView job, Likeness likeness, Optional<PromptWords> words) {}

    /** The provider cannot list, or nobody can tell what its list shows. */
    record CannotTell(String explanation) implements FindAnswer {}

    /** What came is no list, such as a web page or half an answer; it may come another time. */
    record NoList(String explanation) implements FindAnswer {}

    /** It could not be asked now; ask again later. */
    record Unavailable(ProviderError error) implements FindAnswer {}
}
