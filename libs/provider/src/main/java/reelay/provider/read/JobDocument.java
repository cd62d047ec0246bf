package reelay.provider.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reelay.provider.job.JobState;

/**
 * One job in an answer, wherever a gateway put it: bare, or wrapped up to four times, also in
 * arrays of one and in texts that are JSON. What the job itself does not say is looked for around
 * it.
 */
public final class JobDocument {

    private static final Pattern BARE_ID = Pattern.compile("[\\w.:=-]{6,128}");

    private final List<JobLevel> levels;

    /** The job itself first, then what is inside it, then what is around it, from near to far. */
    private final List<JobLevel> nearest;

    private JobDocument(List<JobLevel> levels) {
        this.levels = levels;
        this.nearest = JobLevel.fromJobOn(levels);
    }

    /**
     * The job in a document.
     *
     * @param document an {@link Outline}, or any tree
     */
    public static JobDocument in(JsonNode document) {
        return new JobDocument(JobLevel.outsideIn(document));
    }

    /** Whether this is a job at all, and not an error or something else. */
    public boolean looksLikeJob() {
        return id().isPresent() || statusWord().isPresent();
    }

    /** Whether it names a job surely: by a name that only jobs have, or with a status. */
    boolean namesItself() {
        return ownId(levels).filter(JobLevel::isReal).isPresent()
                || levels.stream().filter(JobLevel::whole).anyMatch(JobLevel::hasRealId);
    }

    /**
     * Whether it tells how a job is doing, and not that a call went wrong, for which servers also
     * say "error" and "fail".
     */
    public boolean tellsState() {
        String word = statusWord().orElse("").toLowerCase(Locale.ROOT);
        return state() != JobState.UNKNOWN && !word.equals("error") && !word.equals("fail");
    }

    /**
     * A text or number that stands where an envelope has its job, and can be the job's id:
     * Midjourney's relays answer {@code {"code":1,"result":"1320098173412546"}}, others {@code
     * {"code":200,"data":"task_1"}}.
     */
    public Optional<String> bareId() {
        return first(JobKeys.WRAPPERS, Values::id)
                .or(() -> first(JobKeys.LISTED_IDS, Values::id))
                .filter(id -> BARE_ID.matcher(id).matches())
                .filter(id -> id.chars().anyMatch(Character::isDigit));
    }

    /** The address at which the job may be asked for, if the answer tells one. */
    public Optional<String> address() {
        return text(JobKeys.ADDRESSES)
                .or(
                        () ->
                                first(List.of("urls", "links"), Optional::of)
                                        .flatMap(links -> Values.text(links.path("get"))));
    }

    /** The job's id, if it tells one; any characters but control characters. */
    public Optional<String> id() {
        return nearest.stream()
                .limit(1)
                .filter(JobLevel::isOpenAis)
                .flatMap(level -> Values.id(level.object().path(JobKeys.ID)).stream())
                .findFirst()
                .or(() -> ownId(nearest))
                .or(() -> first(List.of(JobKeys.ID, "uuid"), Values::id))
                .or(() -> first(List.of(JobKeys.REQUEST_ID), Values::id));
    }

    /** The status word as it came, of at most 64 characters, if there is one. */
    public Optional<String> statusWord() {
        return nearest.stream()
                .flatMap(level -> level.status().stream())
                .findFirst()
                .or(() -> first(JobKeys.STATUSES, Values::number).map(Object::toString))
                .or(this::done);
    }

    /** What the status word means. */
    public JobState state() {
        return removed() ? JobState.GONE : StatusWords.state(statusWord().orElse(""));
    }

    /** Whether the provider says that it removed the job: OpenAI's answer to a delete. */
    private boolean removed() {
        return levels.stream()
                .map(JobLevel::object)
                .anyMatch(
                        job ->
                                job.path("deleted").asBoolean(false)
                                        || job.path("object").asText().equals("video.deleted"));
    }

    /**
     * Per cent done, 0 to 100. A number is taken as per cent even between 0 and 1: a server that
     * counts in fractions cannot be told from one that has just begun, and progress that was shown
     * too high is never taken back.
     */
    public OptionalInt progress() {
        return first(JobKeys.PROGRESS, Values::percent)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** When the provider says it made the job. */
    public Optional<Instant> created() {
        return first(JobKeys.CREATED, Values::time);
    }

    /** A text or number of the job as text, under the first of these names that has one. */
    public Optional<String> text(String... names) {
        return first(List.of(names), Values::text);
    }

    /** Where its video is, in order of preference; empty while there is none. */
    public List<ResultPlace> results() {
        return ResultPlaces.of(nearest);
    }

    /** Where a document says that a video is, be it a job or another answer that names a place. */
    public static List<ResultPlace> resultsIn(JsonNode document) {
        List<ResultPlace> results = in(document).results();
        return results.isEmpty() ? ResultPlaces.ofAny(document) : results;
    }

    /** The objects of the answer, the job itself first. */
    List<JsonNode> objects() {
        return nearest.stream().map(JobLevel::object).toList();
    }

    /** The names at the top of the document and in its wrappers; never a value. */
    public List<String> names() {
        Stream<String> names =
                levels.isEmpty()
                        ? Stream.empty()
                        : levels.stream().flatMap(level -> shown(level.object(), level.pointer()));
        return names.limit(20).toList();
    }

    private static Stream<String> shown(JsonNode object, String pointer) {
        String before = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.') + ".";
        return object.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> name.length() <= 40 && name.matches("[\\w.-]+"))
                .map(name -> before + name);
    }

    private <T> Optional<T> first(List<String> names, Values.Reader<T> reader) {
        return nearest.stream()
                .flatMap(level -> named(level.object(), names).stream())
                .flatMap(entry -> reader.read(entry.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> ownId(List<JobLevel> levels) {
        return levels.stream().flatMap(level -> level.ownId().stream()).findFirst();
    }

    /** Google's operations have no status, but are {@code done} with an error or a response. */
    private Optional<String> done() {
        return first(JobKeys.DONE, JobDocument::yes)
                .map(_ -> FailureWords.of(this).message().isEmpty() ? "done" : "failed");
    }

    private static Optional<Boolean> yes(JsonNode value) {
        return value.isBoolean() && value.booleanValue() ? Optional.of(true) : Optional.empty();
    }

    /** The fields of an object that bear these names in any spelling, in the order of the names. */
    static List<Map.Entry<String, JsonNode>> named(JsonNode object, List<String> names) {
        List<Map.Entry<String, JsonNode>> found = new ArrayList<>();
        for (String name : names) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                if (JobKeys.same(entry.getKey(), name)) {
                    found.add(entry);
                }
            }
        }
        return found;
    }

    /** A JSON pointer one step deeper (RFC 6901). */
    static String below(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
