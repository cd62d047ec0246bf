package reelay.provider.site;

import java.time.LocalDate;
import java.util.Optional;
import reelay.provider.ProviderErrorKind;

/**
 * A model that is switched off where it is asked for, as everybody can know without asking.
 *
 * @param kind RETIRED for a whole service, MODEL_RETIRED for one model of it
 * @param day since when
 * @param sentence the same for people
 * @param page where whoever ended it says so; empty where no page does
 */
public record Shutdown(
        ProviderErrorKind kind, LocalDate day, String sentence, Optional<String> page) {

    /** What is switched off today; empty when nothing is known. */
    public static Optional<Shutdown> of(String host, String model, LocalDate today) {
        return known(host, model).filter(end -> !today.isBefore(end.day()));
    }

    /** The end of a model at a host, whether or not it has come yet. */
    public static Optional<Shutdown> known(String host, String model) {
        if (OpenAi.isAt(host) && OpenAi.madeVideosWith(model)) {
            return Optional.of(atOpenAi(host));
        }
        if (Azure.isAt(host) && Azure.madeVideosWith(model)) {
            return Optional.of(atAzure());
        }
        return Optional.empty();
    }

    private static Shutdown atAzure() {
        return new Shutdown(
                ProviderErrorKind.MODEL_RETIRED,
                Azure.SHUTDOWN,
                "Azure retired the last version of Sora on %s; no deployment of it makes videos any more"
                        .formatted(Azure.SHUTDOWN),
                Optional.empty());
    }

    /** OpenAI's own end, seen at a host that is OpenAI or passes requests on to it. */
    public static Shutdown atOpenAi(String host) {
        return new Shutdown(
                ProviderErrorKind.RETIRED,
                OpenAi.shutdown(),
                """
                OpenAI switched Sora 2 and its Videos API off on %s, so %s makes no videos with it \
                for anybody any more; nothing is wrong with the account, and no change to it helps\
                """
                        .formatted(OpenAi.shutdown(), host),
                Optional.of(OpenAiPages.DEPRECATIONS));
    }
}
