package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.provider.openai.ListedJobs.SINCE;
import static reelay.provider.openai.ListedJobs.jobs;
import static reelay.provider.openai.ListedJobs.page;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.job.JobTraits;
import reelay.provider.job.Likeness;
import reelay.provider.job.Likeness.Verdict;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.VideoId;
import reelay.video.VideoRequest;

/** A listed job beside the one that was lost. */
class LikenessTest extends ProviderTest {

    private static final VideoId SOURCE = VideoId.random(new SplittableRandom(1));

    /** What a job shows that is the same, in single quotes. */
    private static final String PLAIN = "'created_at':1790000001,'prompt':'P'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'model':'m','size':'1280x720','seconds':'8'",
                "'model':'m','size':'1280x720','seconds':8",
                "'model':'m','size':null,'seconds':8.0",
                "'model':'m-2026-01-01','seconds':'8'",
                "'model':'vendor/m'",
                "'size':'1280X720'"
            })
    void isSureOfAJobThatContradictsNothing(String traits) {
        assertThat(likeness(PLAIN + "," + traits)).isEqualTo(Likeness.SAME);
        assertThat(likeness("'created':1790000001,'prompt':'P'," + traits))
                .isEqualTo(Likeness.SAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'model':'upstream/kling-v2'  | OTHER_MODEL
                    'model':'m-pro'              | OTHER_MODEL
                    'model':'mm'                 | OTHER_MODEL
                    'seconds':'8s'               | OTHER_LENGTH
                    'seconds':'8.04'             | OTHER_LENGTH
                    'seconds':7.96               | OTHER_LENGTH
                    'seconds':'4'                | OTHER_LENGTH
                    'seconds':'eight'            | OTHER_LENGTH
                    'seconds':1e999999999        | OTHER_LENGTH
                    'size':'1280*720'            | OTHER_SIZE
                    'size':'720p'                | OTHER_SIZE
                    'size':'16:9'                | OTHER_SIZE
                    'size':'720x1280'            | OTHER_SIZE
                    'remixed_from_video_id':'s'  | OTHER_SOURCE
                    """)
    void doubtsAJobWithTheSamePromptWhateverElseItSays(String traits, Likeness likeness) {
        assertThat(likeness(PLAIN + "," + traits)).isEqualTo(likeness);
        assertThat(likeness.verdict()).isEqualTo(Verdict.DOUBTFUL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'created_at':1789999999",
                "'created_at':1789996400",
                "'created_at':1789000000",
                "'created_at':1790000151",
                "'created_at':1790003601",
                "'created_at':'2026-09-21T15:06:40'",
                "'created_at':1790003601000",
                "'created_at':1e999999999",
                "'created_at':0",
                "'created_at':'yesterday'",
                "'created_at':null",
                "'x':1"
            })
    void doubtsAJobWithTheSamePromptWheneverItWasMade(String time) {
        assertThat(likeness("'prompt':'P'," + time)).isEqualTo(Likeness.OTHER_TIME);
    }

    @Test
    void isSureFromTheSecondTheTryBeganInToTheOneItEnded() {
        assertThat(likeness("'prompt':'P','created_at':1790000000")).isEqualTo(Likeness.SAME);
        assertThat(likeness("'prompt':'P','created_at':1790000150")).isEqualTo(Likeness.SAME);
        assertThat(likeness("'prompt':'P','created_at':1790000001123")).isEqualTo(Likeness.SAME);
    }

    @Test
    void tellsWhoseItIsByWhatIsOursAloneAndByNothingElse() {
        assertThat(Likeness.values())
                .filteredOn(Likeness::namesOurs)
                .containsExactlyInAnyOrder(Likeness.OUR_ID, Likeness.OUR_SEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x':1", "'prompt':null", "'prompt':''", "'prompt':{'text':'P'}"})
    void doubtsAJobThatShowsNoPrompt(String prompt) {
        assertThat(likeness("'created_at':1790000001," + prompt))
                .isEqualTo(Likeness.PROMPT_NOT_SHOWN);
    }

    /** A note, a digest or an encoding may stand for any prompt. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[REDACTED by policy]",
                "hidden",
                "Prompt hidden for privacy",
                "null",
                "[object Object]",
                "xxxxxxxx",
                "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "8c1f1a2e-6f0e-4d0e-9f6c-0d9c1f0a2b3c",
                "QSBoZXJvbiB3YWRlcyB0aHJvdWdoIGZvZw==",
                "A%20heron%20wades%20through%20fog",
                "&#x9727;&#x306E;&#x4E2D;"
            })
    void doubtsAJobWithSomethingInPlaceOfItsPrompt(String listed) {
        assertThat(likeness("'created_at':1790000001,'model':'m','prompt':`%s`", listed))
                .isEqualTo(Likeness.PROMPT_NOT_SHOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A heron wades thr...",
                "A heron wades thr…",
                "A heron wades through fog, “sl",
                "A h",
                "…through fog, “slowly”",
                "A heron ... “slowly”",
                "Cinematic, 4k: A heron wades through fog, “slowly”",
                "A heron wades through fog, “slowly”. High quality, no text.",
                "Generate a video: 'A heron wades through fog, “slowly”' in 720p, 8 seconds.",
                "A heron wades through fog, \\\"slowly\\\"",
                "a heron wades through fog, “slowly”",
                "A  heron wades\\nthrough fog, “slowly”",
                "A heron wades through fog, ?slowly?",
                "A heron wades through fog, â€œslowlyâ€",
                "A heron wades through fog, &ldquo;slowly&rdquo;",
                "A lone grey heron wading slowly through thick morning fog, soft light, wide shot",
                "Ａ ｈｅｒｏｎ ｗａｄｅｓ ｔｈｒｏｕｇｈ ｆｏｇ",
                "***",
                "x"
            })
    void doubtsAJobWhosePromptTheProviderMayHaveMadeOfOurs(String listed) {
        Likeness likeness = likeness("'created_at':1790000001,'model':'m','prompt':`%s`", listed);
        assertThat(likeness)
                .isEqualTo(listed.equals("x") ? Likeness.OTHER_PROMPT : Likeness.PROMPT_REWORDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "another",
                "Ocean waves at night under a full moon",
                "A robot paints the old harbour wall, slow zoom"
            })
    void takesAJobWithAClearlyDifferentPromptForAnother(String listed) {
        assertThat(likeness("'created_at':1790000001,'model':'m','prompt':`%s`", listed))
                .isEqualTo(Likeness.OTHER_PROMPT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    霧の中を歩く青鷺       | 霧の中を歩く青鷺、映画風 | PROMPT_REWORDED
                    霧の中を歩く青鷺       | 霧の中を歩                | PROMPT_REWORDED
                    霧の中を歩く青鷺       | 赤い車が山を走る          | OTHER_PROMPT
                    Цапля идёт в тумане    | ЦАПЛЯ ИДЁТ                | PROMPT_REWORDED
                    Цапля идёт в тумане    | Машина едет по шоссе      | OTHER_PROMPT
                    cafe\\u0301 at night   | CAF\\u00c9 at night       | PROMPT_REWORDED
                    🐱🌊                    | A cat on a wave           | PROMPT_REWORDED
                    🐱🌊                    | ????                      | PROMPT_REWORDED
                    霧の中を歩く青鷺       | A heron wades in the fog  | PROMPT_REWORDED
                    Цапля идёт в тумане    | Tsaplya idet v tumane     | PROMPT_REWORDED
                    ночь                   | Ð½Ð¾Ñ‡ÑŒ                  | PROMPT_NOT_SHOWN
                    Forêt enneigée, été    | Foret enneigee, ete       | PROMPT_REWORDED
                    Straße                 | strasse                   | PROMPT_REWORDED
                    قَارِبٌ وَرَقِيٌّ               | قارب ورقي                 | PROMPT_REWORDED
                    """)
    void comparesPromptsInAnyScript(String ours, String listed, Likeness expected) {
        VideoRequest request =
                new VideoRequest(
                        "m", new Prompt(ours.replace("\\u0301", "\u0301")), 8, REQUEST.size());
        server.willAnswer(200, page(false, "{\"id\":\"a\",\"prompt\":\"%s\"}".formatted(listed)));
        server.willAnswer(200, page(false));

        assertThat(likeness(ListedJobs.traits(request))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'one\r\ntwo', 'one\\ntwo'",
        "'one\ntwo', 'one\\r\\ntwo'",
        "'  one\ntwo \n', 'one\\ntwo'"
    })
    void isSureOfAPromptInOtherLineEndsOrTrimmed(String ours, String listed) {
        VideoRequest request = new VideoRequest("m", new Prompt(ours), 8, REQUEST.size());
        server.willAnswer(
                200,
                page(
                        false,
                        "{\"id\":\"a\",\"created_at\":1790000001,\"prompt\":\"%s\"}"
                                .formatted(listed)));
        server.willAnswer(200, page(false));

        assertThat(likeness(ListedJobs.traits(request))).isEqualTo(Likeness.SAME);
    }

    @Test
    void knowsAModelByItsNameBehindTheVendorsInEitherPlace() {
        VideoRequest request = new VideoRequest("vendor/m", REQUEST.prompt(), 8, REQUEST.size());
        answer(PLAIN + ",'model':'m'");
        assertThat(likeness(ListedJobs.traits(request))).isEqualTo(Likeness.SAME);
        answer(PLAIN + ",'model':'n'");
        assertThat(likeness(ListedJobs.traits(request))).isEqualTo(Likeness.OTHER_MODEL);
    }

    @Test
    void isNeverSureOfAJobThatGotMoreThanAListShows() {
        answer(PLAIN + ",'model':'m'");

        assertThat(likeness(traits(REQUEST, Optional.empty(), true)))
                .isEqualTo(Likeness.MORE_WAS_SENT);
    }

    @ParameterizedTest
    @CsvSource({
        "'source', source, SAME",
        "'another', source, OTHER_SOURCE",
        "null, source, OTHER_SOURCE",
        "'source', , OTHER_SOURCE"
    })
    void knowsARemixByItsSource(String listed, String source, Likeness expected) {
        answer(PLAIN + ",'seconds':'20','remixed_from_video_id':" + quoted(listed));

        assertThat(
                        likeness(
                                traits(
                                        request(new Operation.Remix(SOURCE)),
                                        Optional.ofNullable(source),
                                        false)))
                .isEqualTo(expected);
    }

    private static String quoted(String word) {
        return word.equals("null") ? word : "'" + word + "'";
    }

    @Test
    void isNeverSureOfAnEdit() {
        JobTraits traits =
                traits(request(new Operation.Edit(SOURCE)), Optional.of("source"), false);
        answer(PLAIN);
        assertThat(likeness(traits)).isEqualTo(Likeness.OTHER_SOURCE);
        answer("'created_at':1790000001,'prompt':'another'");
        assertThat(likeness(traits)).isEqualTo(Likeness.OTHER_PROMPT);
    }

    private static JobTraits traits(
            VideoRequest request, Optional<String> source, boolean moreWasSent) {
        return new JobTraits(
                new VideoId("video_" + "0".repeat(48)),
                request,
                Instant.ofEpochSecond(SINCE),
                Instant.ofEpochSecond(SINCE + 150),
                source,
                moreWasSent);
    }

    /** One job with these fields; {@code P} is our prompt. */
    private void answer(String fields) {
        String json = "{'id':'a'," + fields.replace("'P'", "'" + PROMPT + "'") + "}";
        server.willAnswer(200, page(false, json.replace('\'', '"')));
        server.willAnswer(200, page(false));
    }

    private Likeness likeness(String fields) {
        answer(fields);
        return likeness(ListedJobs.traits(REQUEST));
    }

    private Likeness likeness(String fields, String prompt) {
        String json = "{'id':'a'," + fields.replace('`', '\'') + "}";
        server.willAnswer(200, page(false, json.replace('\'', '"').formatted(prompt)));
        server.willAnswer(200, page(false));
        return likeness(ListedJobs.traits(REQUEST));
    }

    private Likeness likeness(JobTraits traits) {
        return jobs(provider().find(traits)).getFirst().likeness();
    }
}
