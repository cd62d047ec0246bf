package reelay.provider.openai;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that can be known about an error answer.
 *
 * @param asked what the provider was asked
 * @param host whom we asked
 * @param model the model it was about, when known
 * @param status HTTP status
 * @param word {@code error.code} when it is a word, else {@code error.type}; code decides, because
 *     type can still say insufficient_quota beside another code (protocol section 2.2)
 * @param text the sentence of the error
 * @param webPage whether the answer is HTML
 * @param today date of the answer, UTC
 */
record ErrorClues(
        Asked asked,
        String host,
        Optional<String> model,
        int status,
        Optional<String> word,
        String text,
        boolean webPage,
        LocalDate today) {

    /** What the provider was asked. */
    enum Asked {
        SUBMIT,
        /** A submit that names the job it starts from. */
        SUBMIT_FROM_JOB,
        JOB,
        CONTENT,
        LIST,
        MODELS;

        /** Whether the request held a job's id, so that "not found" can mean the job. */
        boolean namesJob() {
            return this == JOB || this == CONTENT || this == SUBMIT_FROM_JOB;
        }
    }

    /** The day OpenAI switched its Videos API off (protocol section 0). */
    private static final LocalDate OPENAI_SHUTDOWN = LocalDate.of(2026, 9, 24);

    private static final Pattern NO_SUCH_ROUTE =
            Pattern.compile("(404 )?(page )?not found\\.?", Pattern.CASE_INSENSITIVE);

    private static final Pattern IP_REFUSED =
            Pattern.compile(
                    "\\bip\\b.*\\b(not|isn't)\\b|\\bnot\\b.*\\bip\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern REGION_REFUSED =
            Pattern.compile(
                    "(country|region|territory|location)\\b.*\\bnot (supported|available|allowed)",
                    Pattern.CASE_INSENSITIVE);

    /** Aquiles, new-api, OpenAI and vLLM-Omni each say it in other words (protocol section 5). */
    private static final Pattern UNFINISHED =
            Pattern.compile(
                    "in[ _-]progress|not (yet )?(ready|complete|completed|finished|available yet)"
                            + "|still (being|processing|running|generating)",
                    Pattern.CASE_INSENSITIVE);

    boolean is(int... statuses) {
        return Arrays.stream(statuses).anyMatch(s -> s == status);
    }

    boolean hasWord(String... words) {
        return word.filter(w -> Arrays.asList(words).contains(w.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    boolean says(String part) {
        return text.toLowerCase(Locale.ROOT).contains(part);
    }

    boolean saysIpRefused() {
        return IP_REFUSED.matcher(text).find();
    }

    boolean saysRegionRefused() {
        return REGION_REFUSED.matcher(text).find();
    }

    boolean saysUnfinished() {
        return UNFINISHED.matcher(text).find();
    }

    /**
     * FastAPI's and Go's answer where no route is, against a sentence that names what is missing.
     */
    boolean saysNoSuchRoute() {
        return says("invalid url (") || NO_SUCH_ROUTE.matcher(text.strip()).matches();
    }

    /**
     * Whether this is OpenAI after it switched Sora off. What it answers since is not known, so
     * every answer that may be it counts: nobody shall be sent to verify an organization in vain
     * (protocol section 2.4). Routes of jobs do not say their model, but OpenAI had no other.
     */
    boolean retiredAtOpenAi() {
        String name = host.toLowerCase(Locale.ROOT);
        boolean atOpenAi = name.equals("api.openai.com") || name.endsWith(".api.openai.com");
        boolean aboutSora =
                asked != Asked.MODELS && model.map(m -> m.startsWith("sora-")).orElse(true);
        boolean mayBeIt =
                is(403, 410)
                        || (is(404)
                                && (hasWord("model_not_found")
                                        || says("has been deprecated")
                                        || says("invalid url")));
        return atOpenAi && aboutSora && mayBeIt && !today.isBefore(OPENAI_SHUTDOWN);
    }
}
