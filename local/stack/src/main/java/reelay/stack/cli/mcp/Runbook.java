package reelay.stack.cli.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import reelay.video.FailureCode;

/** What helps when a video failed, in the words of {@code docs/failures.md}. */
final class Runbook {

    /** A heading of the third level, and what stands below it until the next heading or anchor. */
    private static final Pattern SECTION =
            Pattern.compile("(?m)^### ([a-z ]+)\\n+((?:(?!#|<a ).*\\n?)+)");

    private static final Pattern MARKUP = Pattern.compile("`|\\[([^\\]]+)\\]\\([^)]+\\)");

    private final Map<FailureCode.Helps, String> advice = new EnumMap<>(FailureCode.Helps.class);

    private Runbook(String document) {
        for (MatchResult section : SECTION.matcher(document).results().toList()) {
            for (FailureCode.Helps helps : FailureCode.Helps.values()) {
                if (helps.word().equals(section.group(1))) {
                    advice.put(helps, plain(section.group(2)));
                }
            }
        }
    }

    /**
     * @param project the folder that has {@code docs}
     */
    static Runbook in(Path project) {
        try {
            return new Runbook(Files.readString(project.resolve("docs/failures.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What helps. */
    String advice(FailureCode.Helps helps) {
        String text = advice.get(helps);
        if (text == null) {
            throw new IllegalStateException(
                    "docs/failures.md has no section \"" + helps.word() + "\"");
        }
        return text;
    }

    private static String plain(String markdown) {
        return MARKUP.matcher(markdown)
                .replaceAll(found -> found.group(1) == null ? "" : "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
