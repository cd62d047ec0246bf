package reelay.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do.
 *
 * @param text what to do, a sentence
 * @param link the page to do it on; absent when there is none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Step(String text, @Nullable URI link) {

    /** Something that has no page. */
    public static Step of(String text) {
        return new Step(text, null);
    }

    /** Something to do on a page. */
    public static Step at(String link, String text) {
        return new Step(text, URI.create(link));
    }
}
