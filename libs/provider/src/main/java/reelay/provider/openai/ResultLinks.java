package reelay.provider.openai;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import reelay.provider.read.ResultPlace;

/** Links that stand in a text: SGLang's refusal names the cloud address of the video. */
final class ResultLinks {

    private static final int MOST_LINKS = 4;

    private static final Pattern LINK =
            Pattern.compile(
                    "https?://[^\\s\"'<>]{0,8000}[^\\s\"'<>.,;:)\\]]", Pattern.CASE_INSENSITIVE);

    private ResultLinks() {}

    /** The link that is all there is in a text, such as that of a content route. */
    static List<ResultPlace> alone(String text) {
        String link = text.strip();
        return LINK.matcher(link).matches() ? List.of(new ResultPlace.Link(link)) : List.of();
    }

    static List<String> ofText(String text) {
        return LINK.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST_LINKS)
                .toList();
    }
}
