package reelay.provider.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.video.Prompt;
import reelay.video.Secret;

/** The one cleaner. */
class CleanTextTest {

    private static final String KEY = "gw_live_0123456789";
    private static final Prompt PROMPT =
            new Prompt("A heron wades\nthrough fog, “slowly”, while its quota is exceeded");

    private final CleanText cleaner = CleanText.knowing(new Secret(KEY));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no such key: gw_live_0123456789                     | no such key: [key]
                    Incorrect API key provided: sk-proj-ab***yz.        | Incorrect API key provided: [key]
                    key sk-reelay-0a1b2c3d4e5f is bad                   | key [key] is bad
                    https://b.example/key%20sk-proj-0123456789,%20x     | https://b.example/key%20[key],%20x
                    got Bearer abc.def-ghi there                        | got [key] there
                    xai-0123456789abcdef is blocked                     | [key] is blocked
                    key AIzaSyA0123456789012345678901234567890 x        | key [key] x
                    a task-based risk-free ask of xai-org               | a task-based risk-free ask of xai-org
                    model fal-ai/kling-video                            | model fal-ai/kling-video
                    see https://b.example/v.mp4?X-Sig=s3cret#a now      | see https://b.example/v.mp4 now
                    """)
    void cutsKeysAndSignaturesOut(String told, String kept) {
        assertThat(cleaner.of(told)).isEqualTo(kept);
    }

    @Test
    void cutsControlAndBidirectionalCharactersOut() {
        assertThat(cleaner.of("a\u0000b\u001b[31mc\u202ed\u200be\u2066f\u061cg\u00adh\ud83di"))
                .isEqualTo("a b [31mcdefghi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gw_live\u200b_0123\u202e456789",
                "Z3dfbGl2ZV8wMTIzNDU2Nzg5",
                "gw_live_0",
                "sk-\u2066proj-0123456789"
            })
    void knowsAKeyAgainWhateverHidesInItHoweverItIsSpelledAndWhereItIsCutOff(String key) {
        assertThat(cleaner.of("no " + key)).isEqualTo("no [key]");
    }

    @Test
    void knowsThePromptAgainInAnAddressAndInBase64() {
        String base64 =
                Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(PROMPT.text().getBytes(StandardCharsets.UTF_8));
        String address = URLEncoder.encode(PROMPT.text(), StandardCharsets.UTF_8);

        assertThat(CleanText.withoutPrompt("in: %s, %s.".formatted(base64, address), PROMPT))
                .isEqualTo("in: [prompt], [prompt].");
    }

    @Test
    void readsNoMoreThanTheBeginning() {
        assertThat(cleaner.of("x".repeat(1_000_000))).hasSize(CleanText.LONGEST);
        assertThat(CleanText.cut("x".repeat(CleanText.LONGEST - 1) + "\ud83d\ude00"))
                .hasSize(CleanText.LONGEST - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a sentence that hides", "<b>", "gw_live_0123456789", "\u202ecode", "{x}"})
    void takesNoSentenceMarkOrKeyForACode(String code) {
        assertThat(cleaner.word(code)).isEmpty();
    }

    @Test
    void takesShortWordsForCodes() {
        assertThat(cleaner.word(" Model.AccessDenied ")).contains("Model.AccessDenied");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    refused: A heron wades through fog, "slowly", while its quota is exceeded! | refused: [prompt]!
                    refused: A HERON WADES THROUGH FOG, and more                               | refused: [prompt]and more
                    flagged: 'fog, "slowly", while its quota' here                             | flagged: '[prompt]' here
                    the heron is fine                                                          | the heron is fine
                    flagged: "fog" here, and "fog," there                                      | flagged: "fog" here, and "[prompt]" there
                    """)
    void cutsCopiesOfThePromptOut(String told, String kept) {
        assertThat(CleanText.withoutPrompt(told, PROMPT)).isEqualTo(kept);
    }

    @Test
    void cutsAShortPromptOutWhereItIsQuoted() {
        Prompt brief = new Prompt("a fox");

        assertThat(CleanText.withoutPrompt("'a fox' is an animal, 'a foxes' is none", brief))
                .isEqualTo("'[prompt]' is an animal, 'a foxes' is none");
    }

    @Test
    void knowsThePromptAgainWithoutTheWhiteSpaceAroundIt() {
        Prompt typed = new Prompt(" \n" + PROMPT.text() + "\n ");

        assertThat(CleanText.withoutPrompt("refused: " + PROMPT.text() + ".", typed))
                .isEqualTo("refused: [prompt].");
    }
}
