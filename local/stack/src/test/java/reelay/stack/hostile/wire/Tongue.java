package reelay.stack.hostile.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.hostile.way.SubmitRefusal;

/** What one wire says. */
public interface Tongue {

    /** The kind of provider. */
    String kind();

    /** One of its models, as settings name it. */
    String model();

    /** Its address below the host. */
    default String path() {
        return "";
    }

    /** What is asked for: {@code submit}, {@code look}, {@code list}, {@code content}. */
    String operation(HttpCall call);

    /** The job that is asked for. */
    String jobId(HttpCall call);

    /** The prompt of a submit. */
    String prompt(JsonNode submit);

    /** Our id of the video, where it goes along. */
    default Optional<String> ourId(JsonNode submit) {
        return Optional.empty();
    }

    /** Whether the same id of ours is refused the second time. */
    default boolean takesOurIdOnce() {
        return false;
    }

    /** Whether a lost job can be found for sure, by our id or a seed made of it. */
    boolean finds();

    /** A job's id. */
    String id(int number);

    Spelling.Words words();

    /** Other words that it has for a job that came to nothing. */
    default List<String> otherFailures() {
        return List.of();
    }

    /** The answer to a submit. */
    JsonNode accepted(Shown job);

    /** The answer to a look. */
    JsonNode look(Shown job);

    /** The answer to a look for a job that is not there. */
    Refused unknown(String id);

    /** The jobs of a page, of a list that has so many. */
    JsonNode list(List<Shown> page, int all);

    /** What it says to submits that it does not take. */
    List<SubmitRefusal> refusals();

    /** The same inside good answers. */
    List<SubmitRefusal> inSuccess();

    /** A status and a body. */
    record Refused(int status, String body) {}
}
