package reelay.benchmarks.words;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reelay.benchmarks.plan.Spread;
import reelay.provider.refusal.CleanText;
import reelay.provider.refusal.ErrorBody;
import reelay.provider.refusal.Judgement;
import reelay.provider.refusal.Refusal;
import reelay.video.Prompt;
import reelay.video.Secret;

/** Reads, judges and cleans error answers made of what is hard to read. */
public final class WordsMeasurement {

    private static final String PLAIN =
            "The request could not be completed. Please try again in a few minutes, or write to us."
                    + " ";

    private static final List<String> HARD =
            List.of(
                    "https://",
                    "a",
                    " ",
                    "\"",
                    "“",
                    "sk-",
                    "bearer ",
                    "organization ",
                    "model ",
                    "not ",
                    "ip ",
                    "credit ",
                    "{\"error\":",
                    "'code': '",
                    "<title",
                    "budget exceeded ",
                    "A heron wades through ",
                    "access to the model ",
                    "账户");

    private static final Prompt PROMPT =
            new Prompt("A heron wades\nthrough fog, “slowly”, while its quota is exceeded");

    private static final int WARM_UP = 200;
    private static final double NANOSECONDS = 1e6;

    private final ThreadMXBean processor = ManagementFactory.getThreadMXBean();
    private final CleanText cleaner = CleanText.knowing(new Secret("gw_live_0123456789"));
    private final WordsPlan plan;

    public WordsMeasurement(WordsPlan plan) {
        this.plan = plan;
    }

    public WordsResult run() {
        String plain = text(PLAIN);
        for (int i = 0; i < WARM_UP; i++) {
            read(plain);
        }
        List<WordsResult.Line> lines = new ArrayList<>();
        for (String piece : HARD) {
            lines.add(new WordsResult.Line(piece.strip(), timed(text(piece))));
        }
        lines.sort(
                Comparator.comparingDouble((WordsResult.Line line) -> line.milliseconds().median())
                        .reversed());
        return new WordsResult(plan, timed(plain), List.copyOf(lines));
    }

    private String text(String piece) {
        return piece.repeat(plan.kibibytes() * 1024 / piece.length() + 1);
    }

    private Spread timed(String text) {
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < plan.rounds(); i++) {
            long start = processor.getCurrentThreadCpuTime();
            read(text);
            milliseconds.add((processor.getCurrentThreadCpuTime() - start) / NANOSECONDS);
        }
        return new Spread(milliseconds);
    }

    private void read(String text) {
        ErrorBody body = ErrorBody.of(Optional.empty(), text).without(PROMPT);
        Judgement.of(
                new Refusal(
                        Refusal.Asked.SUBMIT,
                        "p.example",
                        Optional.of("film-1"),
                        418,
                        body,
                        Optional.empty(),
                        LocalDate.of(2026, 11, 26)));
        if (cleaner.of(body.message(), PROMPT).length() > text.length()) {
            throw new IllegalStateException("a cleaned text is longer than the answer");
        }
    }
}
