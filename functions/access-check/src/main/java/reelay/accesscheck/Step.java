package reelay.accesscheck;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do.
 *
 * @param text what to do, a sentence
 * @param link the page to do it on; absent when there is none
 */
public record Step(String text, @Nullable URI link) {

    static Step of(String text) {
        return new Step(text, null);
    }

    static Step at(String link, String text) {
        return new Step(text, URI.create(link));
    }
}
