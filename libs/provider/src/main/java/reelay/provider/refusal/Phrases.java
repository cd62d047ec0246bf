package reelay.provider.refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reelay.provider.ProviderErrorKind;

/**
 * The words in which providers refuse, one row each; the first row that fits decides. {@code
 * phrases.txt} says how a row is written.
 *
 * @param rows in their order
 */
record Phrases(List<Row> rows) {

    static final Phrases TABLE = read("phrases.txt");

    private static final String BETWEEN_COLUMNS = " :: ";
    private static final String NOTHING = "-";

    /** What {@code ~} stands for: bounded, so that no text is read over and over. */
    private static final String GAP = "[^\\\\n]{0,60}";

    /**
     * One row.
     *
     * @param kind what it means
     * @param statuses with which statuses, or kinds of answer; empty for any
     * @param codes one of these words; empty for any
     * @param words these words in the text; empty for any
     * @param sources who says it
     */
    record Row(
            ProviderErrorKind kind,
            List<String> statuses,
            List<String> codes,
            Optional<Pattern> words,
            String sources) {

        boolean fits(Told told) {
            return fitsStatus(told) && fitsCode(told) && fitsWords(told);
        }

        private boolean fitsStatus(Told told) {
            return switch (told.place()) {
                // A page for people says many things; only a row that asks for a page reads it.
                case PAGE -> statuses.contains("page");
                case JOB -> statuses.isEmpty() || statuses.contains("job");
                case ANSWER -> statuses.isEmpty() || statuses.stream().anyMatch(s -> is(s, told));
            };
        }

        private static boolean is(String status, Told told) {
            return status.equals("2xx")
                    ? told.status() < 300
                    : status.equals(Integer.toString(told.status()));
        }

        private boolean fitsCode(Told told) {
            return codes.isEmpty()
                    || told.words()
                            .anyMatch(word -> codes.stream().anyMatch(c -> matches(c, word)));
        }

        private static boolean matches(String code, String word) {
            boolean before = code.startsWith("*");
            boolean after = code.endsWith("*");
            String part = code.substring(before ? 1 : 0, code.length() - (after ? 1 : 0));
            if (before && after) {
                return word.contains(part);
            }
            return before ? word.endsWith(part) : after ? word.startsWith(part) : word.equals(part);
        }

        private boolean fitsWords(Told told) {
            return words.isEmpty() || words.get().matcher(told.text()).find();
        }
    }

    /** What the first row that fits says. */
    Optional<ProviderErrorKind> meaning(Told told) {
        return first(told).or(() -> told.byTypes().flatMap(this::first));
    }

    /**
     * Whether any row of a kind fits, even where another comes first: why a job failed is no matter
     * of key, account or address any more.
     */
    boolean mayMean(ProviderErrorKind kind, Told told) {
        return rows.stream().anyMatch(row -> row.kind() == kind && row.fits(told));
    }

    private Optional<ProviderErrorKind> first(Told told) {
        return rows.stream().filter(row -> row.fits(told)).map(Row::kind).findFirst();
    }

    private static Phrases read(String resource) {
        try (InputStream in = Phrases.class.getResourceAsStream(resource)) {
            String text =
                    new String(
                            Objects.requireNonNull(in, resource).readAllBytes(),
                            StandardCharsets.UTF_8);
            return new Phrases(
                    text.lines()
                            .filter(Predicate.not(String::isBlank))
                            .filter(line -> !line.startsWith("#"))
                            .map(Phrases::row)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        List<String> columns =
                Arrays.stream(line.split(BETWEEN_COLUMNS, -1)).map(String::strip).toList();
        if (columns.size() != 5) {
            throw new IllegalArgumentException("a row has five columns: " + line);
        }
        return new Row(
                ProviderErrorKind.valueOf(columns.get(0)),
                list(columns.get(1)),
                list(columns.get(2)),
                columns.get(3).equals(NOTHING)
                        ? Optional.empty()
                        : Optional.of(Pattern.compile(columns.get(3).replaceAll("~", GAP))),
                columns.get(4));
    }

    private static List<String> list(String column) {
        return column.equals(NOTHING)
                ? List.of()
                : Stream.of(column.split(" ", -1))
                        .filter(Predicate.not(String::isEmpty))
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList();
    }
}
