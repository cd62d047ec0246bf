package reelay.accesscheck.evidence;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reelay.access.AccessWindows;
import reelay.access.report.Observation;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;
import reelay.provider.site.OpenAi;
import reelay.video.Secret;

/**
 * The provider's own words, as they may be shown: it may repeat the key it was given, anywhere.
 *
 * @param key what is cut out
 */
public record Quoting(Optional<Secret> key) {

    /** What is quoted in a sentence, in characters; an observation has more. */
    private static final int LONGEST = 240;

    /** Any text of the provider. */
    public String withoutKey(String text) {
        return key.map(secret -> text.replace(secret.value(), "[key]")).orElse(text);
    }

    /** Its words for an error, to stand in a sentence of ours; empty if it had none. */
    public Optional<String> words(ProviderError error) {
        if (AccessWindows.contradictsItsMeaning(error)) {
            return Optional.empty();
        }
        String text = withoutKey(error.message()).replaceAll("\\s{1,1000}", " ").strip();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text);
    }

    /** An error. */
    public Observation observed(ProviderError error) {
        return new Observation(
                error.httpStatus().isPresent() ? error.httpStatus().getAsInt() : null,
                error.code().map(this::withoutKey).orElse(null),
                AccessWindows.contradictsItsMeaning(error) ? null : withoutKey(error.message()),
                headers(error.organization(), error.retryAfter().orElse(null)));
    }

    /** The answer to the question for models. */
    Observation observation(ModelsAnswer answer) {
        return switch (answer) {
            case ModelsAnswer.Listed list ->
                    new Observation(200, null, null, headers(list.organization(), null));
            case ModelsAnswer.Probed probed ->
                    probed.doubt()
                            .map(this::observed)
                            .orElseGet(
                                    () ->
                                            new Observation(
                                                    200,
                                                    null,
                                                    null,
                                                    headers(Optional.empty(), null)));
            case ModelsAnswer.Denied denied -> observed(denied.error());
            case ModelsAnswer.CannotTell unclear -> observed(unclear.error());
        };
    }

    private SortedMap<String, String> headers(
            Optional<String> organization, @Nullable Duration retryAfter) {
        SortedMap<String, String> headers = new TreeMap<>();
        organization.ifPresent(id -> headers.put(OpenAi.ORGANIZATION_HEADER, withoutKey(id)));
        if (retryAfter != null) {
            headers.put("retry-after", Long.toString(retryAfter.toSeconds()));
        }
        return headers;
    }
}
