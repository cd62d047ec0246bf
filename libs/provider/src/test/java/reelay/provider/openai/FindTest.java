package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.FindAnswer;
import reelay.provider.JobTraits;
import reelay.provider.JobView;
import reelay.provider.ProviderErrorKind;
import reelay.video.Operation;
import reelay.video.VideoId;

class FindTest extends ProviderTest {

    private static final long SINCE = 1_790_000_000;
    private static final VideoId OURS = VideoId.random(new SplittableRandom(1));

    /** Older than any clock goes wrong, in seconds. */
    private static final long OLD = 601;

    @Test
    void findsTheJobAmongOthersAndStopsAtOlderOnes() {
        server.willAnswer(
                200, page(true, job("d", SINCE + 9, "another"), job("c", SINCE + 5, PROMPT)));
        server.willAnswer(200, page(true, job("b", SINCE, PROMPT), job("a", SINCE - OLD, PROMPT)));

        assertThat(found(find())).extracting(JobView::id).containsExactly("c", "b");
        assertThat(server.requests())
                .extracting(ScriptedServer.Request::target)
                .containsExactly(
                        "/v1/videos?limit=100&order=desc",
                        "/v1/videos?limit=100&order=desc&after=c");
    }

    @Test
    void findsNothingInAnEmptyList() {
        server.willAnswer(200, "{\"object\":\"list\",\"data\":[]}");

        assertThat(found(find())).isEmpty();
    }

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
    void takesAJobThatContradictsNothingForTheSame(String traits) {
        answerOne("{'id':'a','created':" + SINCE + ",'prompt':'" + PROMPT + "'," + traits + "}");

        assertThat(found(find())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'prompt':'P','seconds':'4'",
                "'prompt':'P','seconds':'9.0'",
                "'prompt':'P','seconds':'eight'",
                "'prompt':'P','size':'720x1280'",
                "'prompt':'P','model':'other'",
                "'prompt':'P and more'"
            })
    void takesAJobThatDiffersForAnother(String traits) {
        answerOne("{'id':'a','created_at':" + SINCE + "," + traits.replace("P", PROMPT) + "}");

        assertThat(found(find())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'a','created_at':1790000001}",
                "{'id':'a','created_at':1790000001,'prompt':null}",
                "{'id':'a','prompt':'P'}",
                "{'id':'a','created_at':'yesterday','prompt':'P'}",
                "{'created_at':1790000001,'prompt':'P'}"
            })
    void cannotTellWhenAJobLacksWhatIsCompared(String job) {
        answerOne(job);

        assertThat(find()).isInstanceOf(FindAnswer.CannotTell.class);
    }

    @Test
    void needsNoPromptOfJobsThatAreTooOld() {
        answerOne("{'id':'a','created_at':" + (SINCE - OLD) + "}");

        assertThat(found(find())).isEmpty();
        assertThat(doubtful("{'id':'a','created_at':" + (SINCE - OLD) + "}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'a','created_at':1790000001,'prompt':'P','seconds':'8.04'}",
                "{'id':'a','created_at':1790000001,'prompt':'P','seconds':7.96}",
                "{'id':'a','created_at':1789999700,'prompt':'P'}",
                "{'id':'a','created_at':1789999700}"
            })
    void doubtsAJobThatIsTheSameButForItsLengthOrTime(String job) {
        assertThat(doubtful(job)).extracting(JobView::id).containsExactly("a");
    }

    @Test
    void doesNotDoubtAnOlderJobWithAnotherPrompt() {
        assertThat(doubtful("{'id':'a','created_at':1789999700,'prompt':'another'}")).isEmpty();
    }

    private List<JobView> doubtful(String job) {
        answerOne(job.replace("'P'", "'" + PROMPT + "'"));
        FindAnswer answer = find();
        assertThat(found(answer)).isEmpty();
        return ((FindAnswer.Found) answer).doubtful();
    }

    @Test
    void countsAJobOfTheSecondTheTryBeganIn() {
        answerOne("{'id':'a','created_at':" + SINCE + ",'prompt':'" + PROMPT + "'}");

        JobTraits traits = new JobTraits(REQUEST, Instant.ofEpochSecond(SINCE).plusMillis(900));
        assertThat(found(provider().find(traits))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "source, 1",
        "another, 0",
    })
    void knowsARemixByItsSource(String listedSource, int jobs) {
        answerOne(listed(",'remixed_from_video_id':'" + listedSource + "','seconds':'20'"));

        assertThat(found(findFrom(new Operation.Remix(OURS), Optional.of("source")))).hasSize(jobs);
    }

    @Test
    void takesARemixForNoCreate() {
        answerOne(listed(",'remixed_from_video_id':'source'"));

        assertThat(found(find())).isEmpty();
    }

    @Test
    void cannotTellWhenTheListDoesNotSayWhatAJobWasMadeFrom() {
        answerOne(listed(",'remixed_from_video_id':null"));
        assertThat(findFrom(new Operation.Remix(OURS), Optional.of("source")))
                .isInstanceOf(FindAnswer.CannotTell.class);

        answerOne(listed(",'remixed_from_video_id':'source'"));
        assertThat(findFrom(new Operation.Remix(OURS), Optional.empty()))
                .isInstanceOf(FindAnswer.CannotTell.class);

        answerOne(listed(""));
        assertThat(findFrom(new Operation.Edit(OURS), Optional.of("source")))
                .isInstanceOfSatisfying(
                        FindAnswer.CannotTell.class,
                        answer -> assertThat(answer.explanation()).contains("made from"));
    }

    @Test
    void knowsThatAnEditWithAnotherPromptIsAnother() {
        answerOne("{'id':'a','created_at':" + SINCE + ",'prompt':'another'}");

        assertThat(found(findFrom(new Operation.Edit(OURS), Optional.of("source")))).isEmpty();
    }

    private static String listed(String rest) {
        return "{'id':'a','created_at':" + SINCE + ",'prompt':'" + PROMPT + "'" + rest + "}";
    }

    private FindAnswer findFrom(Operation operation, Optional<String> sourceJob) {
        return provider()
                .find(new JobTraits(request(operation), Instant.ofEpochSecond(SINCE), sourceJob));
    }

    @Test
    void goesOnToTheEmptyPageWhenTheListDoesNotSayWhetherMoreComes() {
        server.willAnswer(200, bare(job("b", SINCE + 5, PROMPT)));
        server.willAnswer(200, bare());

        assertThat(found(find())).hasSize(1);
        assertThat(server.requests().get(1).target()).endsWith("&after=b");
    }

    @Test
    void cannotTellWhenTheSamePageComesAgainAndNothingOlderWasSeen() {
        server.willAnswer(200, bare(job("b", SINCE + 5, PROMPT)));
        server.willAnswer(200, bare(job("b", SINCE + 5, PROMPT)));

        assertThat(find()).isInstanceOf(FindAnswer.CannotTell.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void readsTheWholeListWhenItIsNotNewestFirst() {
        server.willAnswer(200, page(true, job("a", SINCE - 9, "x"), job("b", SINCE + 1, "x")));
        server.willAnswer(200, page(false, job("c", SINCE + 2, PROMPT)));

        assertThat(found(find())).extracting(JobView::id).containsExactly("c");
    }

    @Test
    void givesUpOnAListWithoutAnEnd() {
        for (int page = 0; page < 20; page++) {
            String first = "j" + page;
            server.willAnswer(200, page(true, job(first, SINCE + 100 - page, "x")));
        }

        assertThat(find()).isInstanceOf(FindAnswer.CannotTell.class);
        assertThat(server.requests()).hasSize(10);
    }

    @Test
    void readsAPageOfAHundredLongPrompts() {
        String longPrompt = "x".repeat(32_000);
        List<String> jobs =
                IntStream.range(0, 100)
                        .mapToObj(i -> job("j" + i, SINCE + 200 - i, longPrompt))
                        .toList();
        server.willAnswer(200, page(false, jobs.toArray(String[]::new)));

        assertThat(found(find())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    404 | {"detail":"Not Found"}
                    405 | {"detail":"Method Not Allowed"}
                    501 | ''
                    200 | <html></html>
                    200 | {"videos":[]}
                    200 | {"data":{}}
                    """)
    void cannotTellWithoutAList(int status, String body) {
        server.willAnswer(status, body);

        assertThat(find()).isInstanceOf(FindAnswer.CannotTell.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, KEY_INVALID",
        "403, REQUEST_REFUSED",
        "429, RATE_LIMITED",
        "502, SERVER_ERROR"
    })
    void isUnavailableWhenTheProviderRefusesOrIsBroken(int status, ProviderErrorKind kind) {
        server.willAnswer(status, "{\"error\":\"x\"}");

        FindAnswer answer = find();

        assertThat(answer).isInstanceOf(FindAnswer.Unavailable.class);
        assertThat(((FindAnswer.Unavailable) answer).error().kind()).isEqualTo(kind);
    }

    private FindAnswer find() {
        return provider().find(new JobTraits(REQUEST, Instant.ofEpochSecond(SINCE)));
    }

    private void answerOne(String job) {
        server.willAnswer(200, page(false, job.replace('\'', '"')));
    }

    private static String job(String id, long created, String prompt) {
        return """
        {"id":"%s","object":"video","status":"queued","created_at":%d,"model":"m",
         "size":"1280x720","seconds":"8","prompt":"%s"}\
        """
                .formatted(id, created, prompt);
    }

    private static String page(boolean more, String... jobs) {
        return "{\"object\":\"list\",\"data\":" + array(jobs) + ",\"has_more\":" + more + "}";
    }

    private static String bare(String... jobs) {
        return "{\"object\":\"list\",\"data\":" + array(jobs) + "}";
    }

    private static String array(String... jobs) {
        return List.of(jobs).stream().collect(Collectors.joining(",", "[", "]"));
    }

    private static List<JobView> found(FindAnswer answer) {
        assertThat(answer).isInstanceOf(FindAnswer.Found.class);
        return ((FindAnswer.Found) answer).jobs();
    }
}
