package reelay.provider.job;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reelay.video.Sha256;

/**
 * A prompt, ready to be compared with how a provider shows it. Providers cut prompts, put words
 * before or after them, "enhance" them and change spaces, quotes and case, so the question is never
 * whether two prompts are equal, but whether they can be the same one. Personal: it prints as a
 * label.
 */
public final class PromptWords {

    /**
     * Two prompts are clearly different when less than this share of the shorter one's words, by
     * length, stands in the other one. Words every prompt has ("a", "the", "on") make up to a
     * quarter, and what a provider adds does not count.
     */
    private static final double SHARED_BY_CHANCE = 1.0 / 3;

    /** So much of a word says which it is: "walked" and "walking" are one. In characters. */
    private static final int STEM = 5;

    /** Longest text that is looked for inside another one, which takes length times length. */
    private static final int LONGEST_SOUGHT = 1_000;

    private static final Set<UnicodeScript> KANA =
            Set.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    /** They put no space between words. */
    private static final Set<UnicodeScript> UNSPACED =
            Set.of(
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.THAI,
                    UnicodeScript.LAO,
                    UnicodeScript.KHMER,
                    UnicodeScript.MYANMAR);

    /** Letters that no normal form takes apart, and how they are written without them. */
    private static final Map<String, String> PLAIN =
            Map.of(
                    "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ł", "l", "ı", "i", "þ",
                    "th");

    private static final int FIRST_BEYOND_ASCII = 128;

    /** So many letters tell what a prompt is written in. */
    private static final int TELLS_THE_SCRIPT = 500;

    private final String text;
    private final boolean hidden;
    private final String letters;
    private final String plainLetters;
    private final Optional<UnicodeScript> script;
    private final Set<String> stems;

    private PromptWords(String text) {
        // Form parsers differ in line ends and in white space around a value.
        this.text = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        this.hidden = HiddenPrompt.is(this.text);
        this.stems = new HashSet<>();
        this.letters = letters(Normalizer.normalize(text, Normalizer.Form.NFKC));
        this.plainLetters = readWords();
        this.script = mainScript(plainLetters);
    }

    /** Takes a prompt apart. */
    public static PromptWords of(String prompt) {
        return new PromptWords(prompt);
    }

    private static String letters(String text) {
        StringBuilder all = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(point -> Character.isLetterOrDigit(point) || isMark(point))
                .forEach(all::appendCodePoint);
        return all.toString();
    }

    /** Fills the stems and answers all letters and digits in a row, without accents and points. */
    private String readWords() {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder all = new StringBuilder(plain.length());
        StringBuilder word = new StringBuilder();
        plain.codePoints()
                .filter(point -> !isMark(point))
                .forEach(
                        point -> {
                            if (!Character.isLetterOrDigit(point)) {
                                end(word);
                                return;
                            }
                            if (point < FIRST_BEYOND_ASCII) {
                                word.append((char) point);
                                all.append((char) point);
                                return;
                            }
                            String letter = Character.toString(point);
                            if (UNSPACED.contains(UnicodeScript.of(point))) {
                                end(word);
                                stems.add(letter);
                            } else {
                                word.append(PLAIN.getOrDefault(letter, letter));
                            }
                            all.append(PLAIN.getOrDefault(letter, letter));
                        });
        end(word);
        return all.toString();
    }

    private static boolean isMark(int point) {
        return Character.getType(point) == Character.NON_SPACING_MARK
                || Character.getType(point) == Character.COMBINING_SPACING_MARK;
    }

    /** The script most of it is written in; what Chinese and Japanese share is one. */
    private static Optional<UnicodeScript> mainScript(String letters) {
        return letters
                .codePoints()
                .filter(Character::isLetter)
                .limit(TELLS_THE_SCRIPT)
                .mapToObj(UnicodeScript::of)
                .map(script -> KANA.contains(script) ? UnicodeScript.HAN : script)
                .collect(groupingBy(script -> script, counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private void end(StringBuilder word) {
        if (!word.isEmpty()) {
            boolean plural = word.length() > 3 && word.charAt(word.length() - 1) == 's';
            int length = plural ? word.length() - 1 : word.length();
            stems.add(word.substring(0, Math.min(length, STEM)));
            word.setLength(0);
        }
    }

    /** Whether it is the same text, but for line ends and white space around it. */
    public boolean sameAs(PromptWords other) {
        return text.equals(other.text);
    }

    /** Whether something else stands in place of the words: a note, a digest, an encoding. */
    public boolean hidden() {
        return hidden;
    }

    /**
     * Whether no provider can have made the one out of the other by cutting or rewriting it. Words
     * in another script may be a translation, a transcription, or the same bytes read wrongly.
     */
    public boolean clearlyDifferentFrom(PromptWords other) {
        if (plainLetters.isEmpty() || other.plainLetters.isEmpty()) {
            // Signs alone, or letters that were lost on the way: nothing to compare.
            return false;
        }
        return !hidden
                && !other.hidden
                && script.equals(other.script)
                && !oneWithinTheOther(other)
                && sharedWith(other) < SHARED_BY_CHANCE;
    }

    private boolean oneWithinTheOther(PromptWords other) {
        boolean shorter = plainLetters.length() <= other.plainLetters.length();
        String part = shorter ? plainLetters : other.plainLetters;
        String whole = shorter ? other.plainLetters : plainLetters;
        return whole.startsWith(part)
                || whole.endsWith(part)
                || (part.length() <= LONGEST_SOUGHT && whole.contains(part));
    }

    private double sharedWith(PromptWords other) {
        Set<String> both = new HashSet<>(stems);
        both.retainAll(other.stems);
        return (double) length(both) / Math.min(length(stems), length(other.stems));
    }

    private static int length(Set<String> words) {
        return words.stream().mapToInt(String::length).sum();
    }

    /** The same for prompts with the same letters and digits in a row; 64 hex digits. */
    public String digest() {
        String words = letters.isEmpty() ? text : letters;
        return Sha256.hex(words.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "[words of a prompt of " + text.length() + " characters]";
    }
}
