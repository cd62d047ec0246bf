package reelay.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./reelay} with other kinds of providers than one server of OpenAI's protocol. */
class SeveralProvidersTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"kling-3.0, 5", "google/veo-3.1, 6", "seedance-2.5, 9", "minimax-h3, 6"})
    void makesAVideoWithASimulatedProviderOfItsOwnWire(String model, String seconds)
            throws IOException {
        Path file = folder.resolve("hug.mp4");

        int exit =
                reelay(
                        "make",
                        "two friends hug",
                        "--provider",
                        "kling,openrouter,seedance,minimax",
                        "--model",
                        model,
                        "--seconds",
                        seconds,
                        "--duration",
                        "1",
                        "--out",
                        file.toString(),
                        "--data",
                        folder.resolve("data").toString());

        assertThat(exit).as(said()).isZero();
        assertThat(new String(Files.readAllBytes(file), 4, 4, StandardCharsets.US_ASCII))
                .isEqualTo("ftyp");
    }

    @Test
    void makesTheVideoOfAnAppMadeForSoraWithWhoeverTheMapNames() throws IOException {
        Path file = folder.resolve("hug.mp4");

        int exit =
                reelay(
                        "make",
                        "two friends hug",
                        "--provider",
                        "kling",
                        "--set",
                        "VideoModels=sora-2=kling/kling-3.0",
                        "--model",
                        "sora-2",
                        "--seconds",
                        "4",
                        "--duration",
                        "1",
                        "--out",
                        file.toString(),
                        "--data",
                        folder.resolve("data").toString());

        assertThat(exit).as(said()).isZero();
        assertThat(Files.size(file)).isPositive();
    }

    @Test
    void setsAnyParameterOfTheTemplate() {
        int exit =
                reelay(
                        "make",
                        "a",
                        "--set",
                        "VideoModels=film-1,film-2",
                        "--set",
                        "VideoSeconds=6",
                        "--model",
                        "film-3",
                        "--data",
                        folder.resolve("data").toString());

        assertThat(exit).as(said()).isEqualTo(2);
        assertThat(said()).contains("'film-1' and 'film-2'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    --provider kling --set VideoModels=sora-2;           3; "sora-2"
                    --provider cinema;                                   2; "cinema" is none that the simulator plays; it plays openai, kling
                    --provider kling --provider-key-env kling=NOT_SET;   2; NOT_SET holds no key
                    --provider-key-env kling=PROVIDER_KEY;               2; add kling to --provider
                    --provider-key-env openai=PROVIDER_KEY;              2; for openai it is --provider-url and --provider-key-env NAME
                    --set VideoModels;                                   2; --set takes PARAMETER=VALUE, not VideoModels
                    --set Film=1;                                        3; there is no parameter Film to give a value to
                    --account cinema=ready;                              2; --account: "cinema" has no account of its own; there are kling
                    --account ready --account key_invalid;               2; --account is given twice
                    --set ProviderUrl=https://x.test/v1;                 2; that is said by --provider-url
                    --set VideoModels=a --set VideoModels=b;             2; --set VideoModels is given twice
                    """)
    void saysWhatIsWrongWithAnOption(String options, int exit, String message) {
        List<String> arguments = new ArrayList<>(List.of("make", "a"));
        arguments.addAll(List.of(options.strip().split(" ")));
        arguments.addAll(List.of("--data", folder.resolve("data").toString()));

        assertThat(reelay(arguments.toArray(String[]::new))).as(said()).isEqualTo(exit);
        assertThat(said()).contains(message.strip()).doesNotContain("wxyz");
    }

    @Test
    void tellsOfTheAccessToEachProviderAndLeadsWithTheModelsThatNobodyMakes() {
        int exit =
                reelay(
                        "access",
                        "--provider",
                        "openai,kling,seedance,minimax",
                        "--account",
                        "kling=key_invalid",
                        "--account",
                        "minimax=rate_limited",
                        "--set",
                        "VideoModels=sora-2=kling/kling-3.0|seedance/seedance-2.5,"
                                + "hailuo=minimax/minimax-h3,film=openai/sora-2",
                        "--data",
                        folder.resolve("data").toString());

        assertThat(exit).as(said()).isEqualTo(1);
        assertThat(said())
                .contains("sora-2  not proved             seedance/seedance-2.5")
                .contains("hailuo  unknown                minimax/minimax-h3")
                .containsSubsequence(
                        "minimax: unknown (rate limited)",
                        "kling: blocked (key invalid)",
                        "https://kling.ai/dev",
                        "openai: listed, not proved",
                        "seedance: key accepted, not proved");
    }

    @Test
    void tellsOfTheAccessToTheOnlyProviderWhateverItsKind() {
        int exit =
                reelay(
                        "access",
                        "--provider",
                        "kling",
                        "--data",
                        folder.resolve("data").toString());

        assertThat(exit).as(said()).isEqualTo(4);
        assertThat(said()).contains("key accepted, not proved", "kling-3.0-turbo  unknown");
    }

    private int reelay(String... arguments) {
        return new Main(
                        Map.of("PROVIDER_KEY", "sk-test-0123456789-wxyz"),
                        new Terminal(
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                false))
                .run(List.of(arguments));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }
}
