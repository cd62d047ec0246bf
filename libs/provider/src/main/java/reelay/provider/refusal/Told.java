package reelay.provider.refusal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reelay.provider.read.FailureWords;
import reelay.provider.refusal.ErrorBody.Layer;

/**
 * What one speaker says, as the table of phrases reads it: small letters, one blank between words,
 * and names taken out, so that no phrase is found in what a model is called.
 *
 * @param status the HTTP status it goes with
 * @param codes its words
 * @param types its coarser words, which count where no code is known
 * @param text its sentences
 * @param place where it stands
 */
record Told(int status, List<String> codes, List<String> types, String text, Place place) {

    /** Where something is told; a page for people and a failed job are read with rows of theirs. */
    enum Place {
        ANSWER,
        PAGE,
        JOB
    }

    /** No sentence that means something is longer, in characters. */
    private static final int LONGEST = 2 * 1024;

    private static final Pattern BLANKS = Pattern.compile("\\s{1,4096}");

    /** A name in quotation marks: one word. */
    private static final Pattern QUOTED_NAME =
            Pattern.compile("([\"'`“‘])[^\\s\"'`“”‘’]{1,160}([\"'`”’])");

    static Told of(Refusal refusal, Layer layer) {
        String said = layer.sentence() + " " + layer.aside();
        String text = said.substring(0, Math.min(said.length(), LONGEST)).toLowerCase(Locale.ROOT);
        String withoutModel =
                refusal.model()
                        .map(model -> model.toLowerCase(Locale.ROOT))
                        .filter(model -> model.length() > 2)
                        .map(model -> text.replace(model, "<name>"))
                        .orElse(text);
        int status =
                refusal.status() < 300 && layer.status() != 0 ? layer.status() : refusal.status();
        return new Told(
                status,
                layer.codes().stream().map(Told::small).toList(),
                layer.types().stream().map(Told::small).toList(),
                QUOTED_NAME
                        .matcher(BLANKS.matcher(withoutModel).replaceAll(" "))
                        .replaceAll(Matcher.quoteReplacement("<name>"))
                        .strip(),
                refusal.said().webPage() ? Place.PAGE : Place.ANSWER);
    }

    /** Why a job failed, whose code may be any word of a server's own. */
    static Told ofJob(FailureWords reason) {
        List<String> codes = reason.code().map(Told::small).stream().toList();
        String text = (reason.code().orElse("") + " " + reason.message()).toLowerCase(Locale.ROOT);
        return new Told(
                0, codes, List.of(), BLANKS.matcher(text).replaceAll(" ").strip(), Place.JOB);
    }

    /** The same with the types as codes; empty when that changes nothing. */
    Optional<Told> byTypes() {
        return types.isEmpty() || codes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Told(status, types, List.of(), text, place));
    }

    /** The words that count: codes, and types only where there is no code. */
    Stream<String> words() {
        return codes.isEmpty() ? types.stream() : codes.stream();
    }

    private static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
