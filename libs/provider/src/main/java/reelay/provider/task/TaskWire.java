package reelay.provider.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.job.JobTraits;
import reelay.provider.job.Likeness;
import reelay.provider.read.FailureWords;
import reelay.provider.read.JobDocument;

/** What one provider of tasks has of its own. */
public interface TaskWire {

    /** The name kept with its jobs. */
    String kind();

    /** Its name for people. */
    String name();

    /** Where it is asked. */
    Routes routes();

    /**
     * Paths of a wire.
     *
     * @param submit takes new tasks
     * @param tasks lists them, and has each below it
     * @param deletion has those below it that are to be removed
     */
    record Routes(String submit, String tasks, String deletion) {}

    /** How many tasks of a list are asked for at once; what it certainly takes. */
    int pageSize();

    /** Why it cannot make what is asked for, although its model could. */
    default Optional<String> objection(Wishes wishes) {
        return Optional.empty();
    }

    /** A submit to which there was no objection. */
    ObjectNode body(Wishes wishes);

    /** The task in the answer to a look. */
    JsonNode task(JsonNode answer);

    /** The link in a task that succeeded. */
    Optional<String> link(JsonNode task);

    /** How long after its end a task shows its link. */
    Duration showsLink();

    /** Compares a task in the list with a lost submit. */
    Likeness compare(JsonNode listed, JobTraits lost);

    /** Whether the refusal of a look says that there is no such task. */
    default boolean knowsNoTask(ProviderError error) {
        return error.kind() == ProviderErrorKind.NOT_FOUND;
    }

    /** Why a task failed. */
    default FailureWords reason(JsonNode task) {
        return FailureWords.of(JobDocument.in(task));
    }
}
