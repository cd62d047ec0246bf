package reelay.provider.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No text of a provider's keeps a pattern busy for long: how often it looks at a character is
 * counted, since time is about the machine. {@code benchmarks/run words} takes the time.
 */
@Tag("slow")
class EveryPatternIsQuickTest {

    private static final List<String> WORST =
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
                    "{",
                    "{\"error\":",
                    "'code': '",
                    "<title",
                    "<",
                    "budget exceeded ",
                    "A heron wades through ",
                    "access to the model ",
                    "账户");

    /** A pattern that goes back over a text looks as often as the text is long, or longer. */
    private static final long MOST_LOOKS_PER_CHARACTER = 300;

    private static final int RANDOM_TEXTS = 300;

    private final Map<String, Pattern> patterns = patterns();

    @Test
    void looksAFewTimesAtEachCharacterOfTheWorstTexts() {
        for (String piece : WORST) {
            assertThat(tooBusyWith(piece.repeat(CleanText.LONGEST / piece.length())))
                    .as(piece)
                    .isEmpty();
        }
    }

    @Test
    void looksAFewTimesAtEachCharacterOfRandomTexts() {
        Random random = new Random(20261126);
        List<String> parts =
                new ArrayList<>(
                        List.of("{", "}", "\"", "'", "`", "\n", " ", "<", ">", "http://", "sk-"));
        patterns.values()
                .forEach(words -> parts.addAll(List.of(words.pattern().split("[|()~?]", -1))));
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            int pieces = 1 + random.nextInt(40);
            for (int p = 0; p < pieces; p++) {
                text.append(parts.get(random.nextInt(parts.size())));
                if (random.nextInt(4) == 0) {
                    text.append((char) random.nextInt(0x3000));
                }
            }
            assertThat(tooBusyWith(text.toString())).as(text.toString()).isEmpty();
        }
    }

    @Test
    void noPatternSeesMoreThanTheBeginningOfAMegabyte() {
        for (String piece : WORST) {
            ErrorBody body =
                    ErrorBody.of(Optional.empty(), piece.repeat(1024 * 1024 / piece.length()));
            assertThat(body.layers())
                    .as(piece)
                    .allSatisfy(
                            layer -> {
                                assertThat(layer.sentence())
                                        .hasSizeLessThanOrEqualTo(CleanText.LONGEST + 32);
                                assertThat(layer.aside())
                                        .hasSizeLessThanOrEqualTo(CleanText.LONGEST);
                            })
                    .hasSizeLessThan(20);
        }
    }

    private List<String> tooBusyWith(String text) {
        return patterns.entrySet().stream()
                .filter(
                        pattern ->
                                looks(pattern.getValue(), text)
                                        > MOST_LOOKS_PER_CHARACTER * (text.length() + 1))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static long looks(Pattern pattern, String text) {
        Counted counted = new Counted(text);
        Matcher matcher = pattern.matcher(counted);
        boolean found = matcher.find();
        while (found) {
            found = matcher.find();
        }
        return counted.looks;
    }

    /** All that stand in this package's classes, and those of the table. */
    private static Map<String, Pattern> patterns() {
        Map<String, Pattern> all = new TreeMap<>();
        for (Phrases.Row row : Phrases.TABLE.rows()) {
            row.words().ifPresent(words -> all.put("phrase " + words, words));
        }
        try {
            Path folder =
                    Path.of(
                                    CleanText.class
                                            .getProtectionDomain()
                                            .getCodeSource()
                                            .getLocation()
                                            .toURI())
                            .resolve(CleanText.class.getPackageName().replace('.', '/'));
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.substring(0, name.length() - ".class".length()))
                        .flatMap(EveryPatternIsQuickTest::fields)
                        .forEach(
                                field ->
                                        all.put(
                                                field.getDeclaringClass().getSimpleName()
                                                        + "."
                                                        + field.getName(),
                                                pattern(field)));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
        assertThat(all).containsKeys("CleanText.KEY", "Told.BLANKS").hasSizeGreaterThan(40);
        return all;
    }

    private static Stream<Field> fields(String name) {
        try {
            return Stream.of(
                            Class.forName(CleanText.class.getPackageName() + "." + name)
                                    .getDeclaredFields())
                    .filter(
                            field ->
                                    field.getType() == Pattern.class
                                            && Modifier.isStatic(field.getModifiers()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Pattern pattern(Field field) {
        try {
            field.setAccessible(true);
            return (Pattern) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A text that counts how often somebody looks at one of its characters. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
