package reelay.provider.refusal;

import static reelay.provider.ProviderErrorKind.*;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import reelay.provider.ProviderErrorKind;
import reelay.provider.refusal.ErrorBody.Layer;
import reelay.provider.site.OpenAi;
import reelay.provider.site.OpenAiPages;
import reelay.provider.site.Shutdown;

/**
 * The one place that decides what a refusal means; Submit, the access report and the page all go by
 * it. In this order: what is switched off (host and date), the words ({@code phrases.txt}, the
 * innermost speaker first), and at last the status. What nobody knows blames nobody: it is {@code
 * REQUEST_REFUSED}, is never held, and is quoted.
 */
public final class Judgement {

    /** FastAPI's and Go's answer where no route is, against one that names what is missing. */
    private static final Pattern NO_SUCH_ROUTE =
            Pattern.compile("(404[: ]{0,2})?(page |resource )?not found[.!]?");

    /** Aquiles, new-api, OpenAI and vLLM-Omni each say it in other words (protocol section 5). */
    private static final Pattern UNFINISHED =
            Pattern.compile(
                    "in[ _-]progress|not (yet )?(ready|complete|completed|finished|available yet)"
                            + "|still (being|processing|running|generating)");

    private Judgement() {}

    /** What the refusal means. */
    public static ProviderErrorKind of(Refusal refusal) {
        if (passedOnAfterItsEnd(refusal)) {
            return RETIRED;
        }
        return Shutdown.of(
                        refusal.host(), refusal.model().orElse(anyModel(refusal)), refusal.today())
                .filter(_ -> refusal.asked() != Refusal.Asked.MODELS)
                .map(Shutdown::kind)
                .or(() -> byWords(refusal))
                .orElseGet(() -> byStatus(refusal));
    }

    /** OpenAI made videos with one family of models, so a route of jobs speaks of that one. */
    private static String anyModel(Refusal refusal) {
        return OpenAi.isAt(refusal.host()) && mayBeTheEnd(refusal) ? OpenAi.VIDEO_MODEL : "";
    }

    private static boolean mayBeTheEnd(Refusal refusal) {
        return switch (refusal.status()) {
            case 403, 410 -> true;
            case 404 ->
                    refusal.said().word().filter("model_not_found"::equals).isPresent()
                            || saysAny(refusal, "has been deprecated", "invalid url");
            default -> false;
        };
    }

    /**
     * Whether somebody else passes on what OpenAI says about a model that it has switched off:
     * nobody shall be sent to verify an organization for that.
     */
    private static boolean passedOnAfterItsEnd(Refusal refusal) {
        boolean soraAfterItsEnd =
                refusal.model().filter(OpenAi::madeVideosWith).isPresent()
                        && refusal.asked().submits()
                        && !refusal.today().isBefore(OpenAi.shutdown());
        if (!soraAfterItsEnd
                || refusal.organization()
                        .filter(OpenAi.SIMULATED_ORGANIZATION::equals)
                        .isPresent()) {
            return false;
        }
        boolean verify = OpenAi.asksForVerification(refusal.said().message());
        boolean asTheyPutIt = verify && saysAny(refusal, OpenAiPages.HOST);
        boolean theirHeader =
                refusal.organization().filter(OpenAi::isOrganization).isPresent()
                        && (mayBeTheEnd(refusal) || verify);
        return asTheyPutIt || theirHeader;
    }

    private static boolean saysAny(Refusal refusal, String... parts) {
        String text = refusal.said().message().toLowerCase(Locale.ROOT);
        for (String part : parts) {
            if (text.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<ProviderErrorKind> byWords(Refusal refusal) {
        return refusal.said()
                .inside()
                .flatMap(layer -> Phrases.TABLE.meaning(Told.of(refusal, layer)).stream())
                .findFirst()
                .or(() -> aboutAJob(refusal));
    }

    private static Optional<ProviderErrorKind> aboutAJob(Refusal refusal) {
        if (refusal.asked() == Refusal.Asked.SUBMIT) {
            return Optional.empty();
        }
        String text = refusal.said().message().toLowerCase(Locale.ROOT);
        return switch (refusal.status()) {
            case 400, 404, 409, 425 ->
                    UNFINISHED.matcher(text).find() ? Optional.of(NOT_READY) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Only the status is left: that of the answer, or where that is good the one it names. */
    private static ProviderErrorKind byStatus(Refusal refusal) {
        int status =
                refusal.status() >= 300
                        ? refusal.status()
                        : refusal.said().layers().stream()
                                .mapToInt(Layer::status)
                                .filter(named -> named != 0)
                                .findFirst()
                                .orElse(refusal.status());
        boolean page = refusal.said().webPage();
        boolean job = refusal.asked().namesJob();
        return switch (status) {
            case 400 -> page ? NOT_THE_PROTOCOL : REQUEST_REFUSED;
            case 401 -> KEY_INVALID;
            case 402 -> QUOTA_EXHAUSTED;
            case 403 -> page ? NOT_THE_PROTOCOL : REQUEST_REFUSED;
            case 404 -> !page && job && !saysNoSuchRoute(refusal) ? NOT_FOUND : ROUTE_MISSING;
            case 405, 501 -> ROUTE_MISSING;
            // A proxy on the way wants a login of its own.
            case 407 -> NOT_THE_PROTOCOL;
            case 408 -> TIMED_OUT;
            // Unsloth: one job at a time.
            case 409 -> refusal.asked() == Refusal.Asked.SUBMIT ? OVERLOADED : NOT_READY;
            case 410 -> page ? NOT_THE_PROTOCOL : job ? NOT_FOUND : RETIRED;
            case 411, 413, 414, 415, 416, 422 -> REQUEST_INVALID;
            case 425 -> NOT_READY;
            case 429 -> RATE_LIMITED;
            case 451 -> REGION_NOT_SUPPORTED;
            case 503, 529 -> OVERLOADED;
            default ->
                    status >= 500
                            ? SERVER_ERROR
                            : status >= 400
                                    ? REQUEST_REFUSED
                                    : status >= 300 || page ? NOT_THE_PROTOCOL : REQUEST_REFUSED;
        };
    }

    private static boolean saysNoSuchRoute(Refusal refusal) {
        String text = refusal.said().message().strip().toLowerCase(Locale.ROOT);
        return text.contains("invalid url (") || NO_SUCH_ROUTE.matcher(text).matches();
    }
}
