package reelay.local.aws.dynamodb.expression;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Words that cannot be attribute names in an expression ("Reserved words in DynamoDB"). */
final class ReservedWords {

    private static final Set<String> ALL = read();

    private ReservedWords() {}

    static boolean contain(String word) {
        return ALL.contains(word.toUpperCase(Locale.ROOT));
    }

    private static Set<String> read() {
        try (InputStream file =
                Objects.requireNonNull(
                        ReservedWords.class.getResourceAsStream("reserved-words.txt"),
                        "reserved-words.txt is not in the jar")) {
            return Set.copyOf(
                    new String(file.readAllBytes(), StandardCharsets.US_ASCII).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
