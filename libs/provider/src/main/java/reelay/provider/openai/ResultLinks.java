package reelay.provider.openai;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Links that stand in a sentence: SGLang's refusal names the cloud address of the video. */
final class ResultLinks {

    private static final int MOST_LINKS = 4;

    private static final Pattern LINK =
            Pattern.compile(
                    "https?://[^\\s\"'<>]{0,8000}[^\\s\"'<>.,;:)\\]]", Pattern.CASE_INSENSITIVE);

    private ResultLinks() {}

    static List<String> ofText(String text) {
        return LINK.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST_LINKS)
                .toList();
    }
}
