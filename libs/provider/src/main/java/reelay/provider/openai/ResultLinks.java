package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import reelay.provider.read.JobDocument;
import reelay.provider.read.ResultPlace;

/** The places where servers without a content route say the bytes are (protocol section 5). */
final class ResultLinks {

    /** More links than this are several takes of one job; the first is the video. */
    private static final int MOST_LINKS = 4;

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+[^\\s\"'<>.,;:)\\]]");

    private ResultLinks() {}

    /** Links of a job, wherever servers put them. */
    static List<URI> ofJob(JsonNode job) {
        return JobDocument.in(job).results().stream()
                .map(place -> place instanceof ResultPlace.Link(String text) ? text : "")
                .map(ResultLinks::web)
                .flatMap(Optional::stream)
                .distinct()
                .limit(MOST_LINKS)
                .toList();
    }

    /** Links in a sentence: SGLang's refusal names the cloud address of the video. */
    static List<URI> ofText(String text) {
        return LINK.matcher(text)
                .results()
                .map(match -> web(match.group()))
                .flatMap(Optional::stream)
                .distinct()
                .limit(MOST_LINKS)
                .toList();
    }

    /** An absolute http or https address; Dynamo also says {@code file://}, which is not ours. */
    static Optional<URI> web(String text) {
        try {
            URI address = new URI(text.strip());
            boolean web =
                    "http".equalsIgnoreCase(address.getScheme())
                            || "https".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
