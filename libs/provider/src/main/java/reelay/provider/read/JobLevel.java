package reelay.provider.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reelay.provider.job.JobState;

/**
 * An object on the way to a job: envelopes wrap it up to four times, also in arrays of one and in
 * texts that are JSON.
 *
 * @param pointer where it stands in the document, as a JSON pointer
 */
record JobLevel(JsonNode object, String pointer) {

    private static final int MOST_WRAPPERS = 4;

    /** The objects on the way, the outermost first. */
    static List<JobLevel> outsideIn(JsonNode document) {
        List<JobLevel> levels = new ArrayList<>();
        descend(document, "", levels);
        return List.copyOf(levels);
    }

    private static void descend(JsonNode value, String at, List<JobLevel> levels) {
        Optional<JsonNode> written = Outline.inText(value);
        JsonNode node = written.orElse(value);
        String pointer = written.isPresent() ? ResultPlaces.NOWHERE : at;
        if (node.isArray() && node.size() == 1) {
            descend(node.get(0), pointer + "/0", levels);
        }
        if (!node.isObject()) {
            return;
        }
        levels.add(new JobLevel(node, pointer));
        if (levels.size() > MOST_WRAPPERS) {
            return;
        }
        JobDocument.named(node, JobKeys.WRAPPERS).stream()
                .filter(entry -> wraps(entry.getValue()))
                .findFirst()
                .ifPresent(
                        entry ->
                                descend(
                                        entry.getValue(),
                                        JobDocument.below(pointer, entry.getKey()),
                                        levels));
    }

    private static boolean wraps(JsonNode value) {
        return (value.isObject() && !value.isEmpty())
                || (value.isArray() && value.size() == 1 && value.get(0).isObject())
                || Outline.inText(value).isPresent();
    }

    /**
     * The job itself first, then what is inside it, then what is around it, from near to far.
     *
     * <p>The job is the outermost object with an id and a status; but a "success" around an object
     * that has both, too, speaks of the call. Else it is the outermost with an id of a job, with an
     * id, or with a status.
     */
    static List<JobLevel> fromJobOn(List<JobLevel> levels) {
        int job =
                outermost(levels, 0, JobLevel::whole)
                        .map(
                                at ->
                                        levels.get(at).saysOnlySuccess()
                                                ? outermost(levels, at + 1, JobLevel::whole)
                                                        .orElse(at)
                                                : at)
                        .or(() -> outermost(levels, 0, l -> l.ownId().isPresent()))
                        .or(() -> outermost(levels, 0, JobLevel::hasId))
                        .or(() -> outermost(levels, 0, l -> l.status().isPresent()))
                        .orElse(0);
        List<JobLevel> nearest = new ArrayList<>(levels.subList(job, levels.size()));
        nearest.addAll(levels.subList(0, job).reversed());
        return List.copyOf(nearest);
    }

    private static Optional<Integer> outermost(
            List<JobLevel> levels, int from, Predicate<JobLevel> wanted) {
        for (int i = from; i < levels.size(); i++) {
            if (wanted.test(levels.get(i))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Its id under a name that says whose it is. */
    Optional<String> ownId() {
        return JobDocument.named(object, JobKeys.OWN_IDS).stream()
                .flatMap(entry -> Values.id(entry.getValue()).stream())
                .findFirst();
    }

    boolean hasId() {
        return ownId().isPresent()
                || JobDocument.named(object, List.of(JobKeys.ID)).stream()
                        .anyMatch(entry -> Values.id(entry.getValue()).isPresent());
    }

    boolean hasRealId() {
        return Stream.concat(JobKeys.OWN_IDS.stream(), Stream.of(JobKeys.ID))
                .flatMap(name -> JobDocument.named(object, List.of(name)).stream())
                .flatMap(entry -> Values.id(entry.getValue()).stream())
                .anyMatch(JobLevel::isReal);
    }

    /** Go writes a number that nobody set as 0; some count errors down from there. */
    static boolean isReal(String id) {
        return !id.matches("0|-\\d+");
    }

    /** Whether its id is the job's, whatever other ids stand beside it. */
    boolean isOpenAis() {
        return object.path("object").asText().equals("video");
    }

    /** Whether it has an id and a status. */
    boolean whole() {
        return hasId() && status().isPresent();
    }

    Optional<String> status() {
        return JobDocument.named(object, JobKeys.STATUSES).stream()
                .flatMap(entry -> word(entry.getValue(), true).stream())
                .findFirst();
    }

    /** Also of a status that is an object, or a list of one. */
    private static Optional<String> word(JsonNode value, boolean mayBeObject) {
        JsonNode one = value.isArray() && value.size() == 1 ? value.get(0) : value;
        return mayBeObject && one.isObject()
                ? JobDocument.named(one, JobKeys.STATUSES_WITHIN).stream()
                        .flatMap(entry -> word(entry.getValue(), false).stream())
                        .filter(word -> StatusWords.state(word) != JobState.UNKNOWN)
                        .findFirst()
                : Values.word(one);
    }

    private boolean saysOnlySuccess() {
        String word = status().orElse("");
        return word.equalsIgnoreCase("ok") || StatusWords.state(word) == JobState.COMPLETED;
    }
}
