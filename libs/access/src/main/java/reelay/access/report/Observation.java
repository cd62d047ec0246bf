package reelay.access.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the provider answered, in its own words; keys are cut out.
 *
 * @param httpStatus status of the answer; absent when there was none
 * @param code the provider's word for an error; absent when it gave none
 * @param text the provider's sentence for an error, or ours when nothing was answered; absent when
 *     there was no error
 * @param headers answer headers that mattered, by lower-case name; may be empty
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Observation(
        @Nullable Integer httpStatus,
        @Nullable String code,
        @Nullable String text,
        SortedMap<String, String> headers) {

    public Observation {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }
}
