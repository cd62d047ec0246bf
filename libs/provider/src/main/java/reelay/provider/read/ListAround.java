package reelay.provider.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a list says of itself around its jobs. Everybody pages in words of their own, and an empty
 * page of a list that goes on, or of one that counts more than it shows, proves nothing.
 */
public final class ListAround {

    /** In what lists put such words; what an envelope holds its list in is one, too. */
    private static final Set<String> HOLDERS =
            Set.of(
                    "pagination",
                    "paging",
                    "page",
                    "pageinfo",
                    "pager",
                    "meta",
                    "metadata",
                    "links",
                    "responsemetadata",
                    "cursors",
                    "data",
                    "result",
                    "response",
                    "output",
                    "body",
                    "payload");

    /** True where more comes. */
    private static final List<String> MORE =
            List.of(
                    "has_more",
                    "has_next",
                    "has_next_page",
                    "has_more_pages",
                    "has_more_items",
                    "more",
                    "truncated",
                    "is_truncated",
                    "partial",
                    "is_partial",
                    "incomplete_results");

    /** True where nothing comes any more. */
    private static final List<String> LAST =
            List.of("is_end", "is_last", "is_last_page", "last", "end_of_list");

    /** Where the next page is; nothing where there is none. */
    private static final List<String> NEXT =
            List.of(
                    "next",
                    "next_cursor",
                    "next_page",
                    "next_page_token",
                    "next_token",
                    "next_url",
                    "next_page_url",
                    "next_link",
                    "@odata.nextLink",
                    "next_marker",
                    "continuation_token",
                    "last_evaluated_key");

    private static final List<String> PAGES =
            List.of("total_pages", "page_count", "num_pages", "last_page", "pages");

    private static final List<String> PAGE = List.of("current_page", "page", "page_number");

    private static final List<String> TOTALS =
            List.of(
                    "total",
                    "total_count",
                    "total_items",
                    "total_results",
                    "total_records",
                    "total_elements",
                    "count");

    /** Jobs tell some of it, accounts and filters do not. */
    private static final List<String> OF_JOBS =
            List.of("prompt", "model", "seconds", "duration", "progress");

    /** Deeper no list says anything of itself. */
    private static final int DEEPEST = 3;

    private final JsonNode around;
    private final List<JsonNode> holders;

    /**
     * Reads it.
     *
     * @param around the list without its jobs, as {@link Outline#ofList} has it
     */
    public ListAround(JsonNode around) {
        this.around = around;
        this.holders = new ArrayList<>();
        collect(around, 0);
    }

    private void collect(JsonNode object, int depth) {
        if (!object.isObject() || depth > DEEPEST) {
            return;
        }
        holders.add(object);
        object.properties().stream()
                .filter(entry -> HOLDERS.contains(letters(entry.getKey())))
                .forEach(entry -> collect(entry.getValue(), depth + 1));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** What went wrong, where an error stands beside the list or in place of it. */
    public Optional<JsonNode> error() {
        return InnerError.find(around);
    }

    /** Whether it has a place for jobs, though none is in it. */
    public boolean isList() {
        JsonNode data = around.path("data");
        // Go writes a list of nothing so.
        return data.isArray() || (data.isNull() && around.path("object").asText().equals("list"));
    }

    /** The same by any name that lists have. */
    public boolean isListByAnyName() {
        return isList()
                || around.isArray()
                || holders.stream()
                        .flatMap(it -> JobDocument.named(it, JobKeys.LISTS).stream())
                        .anyMatch(entry -> entry.getValue().isArray());
    }

    /** Whether it says that more comes. */
    public boolean goesOn() {
        return values(MORE).anyMatch(value -> Boolean.TRUE.equals(yes(value).orElse(null)))
                || values(LAST).anyMatch(value -> Boolean.FALSE.equals(yes(value).orElse(null)))
                || values(NEXT).anyMatch(ListAround::leadsOn)
                // Some count from 0; nobody is asked for more than the first.
                || largest(PAGES) > Math.max(1, largest(PAGE));
    }

    /** Whether it says that nothing comes any more. */
    public boolean isOver() {
        return !goesOn()
                && (values(MORE).anyMatch(value -> yes(value).isPresent())
                        || values(LAST).anyMatch(value -> yes(value).isPresent())
                        || values(NEXT).findAny().isPresent());
    }

    /** How many jobs it says there are, be it in all or on the page; 0 when it does not. */
    public long total() {
        return largest(TOTALS);
    }

    /** Whether it shows jobs elsewhere than in its list. */
    public boolean holdsJobs() {
        return around.properties().stream().anyMatch(entry -> holdsJob(entry.getValue(), 0));
    }

    private static boolean holdsJob(JsonNode value, int depth) {
        return isJob(value)
                || (depth < DEEPEST
                        && value.isContainerNode()
                        && value.valueStream().anyMatch(part -> holdsJob(part, depth + 1)));
    }

    private static boolean isJob(JsonNode object) {
        JobDocument job = JobDocument.in(object);
        return object.isObject()
                && job.id().isPresent()
                && job.statusWord().isPresent()
                && !JobDocument.named(object, OF_JOBS).isEmpty();
    }

    private Stream<JsonNode> values(List<String> names) {
        return holders.stream()
                .flatMap(it -> JobDocument.named(it, names).stream())
                .map(Map.Entry::getValue);
    }

    /** The largest number under such a name; 0 when there is none. */
    private long largest(List<String> names) {
        return values(names)
                .flatMap(value -> Values.number(value).stream())
                .mapToLong(BigDecimal::longValue)
                .max()
                .orElse(0);
    }

    private static Optional<Boolean> yes(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        return switch (value.asText().strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean leadsOn(JsonNode next) {
        if (next.isContainerNode()) {
            return !next.isEmpty();
        }
        return switch (next.asText().strip()) {
            case "", "null", "false", "0", "-1" -> false;
            default -> true;
        };
    }
}
