package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.provider.openai.ListedJobs.OLD;
import static reelay.provider.openai.ListedJobs.SINCE;
import static reelay.provider.openai.ListedJobs.bare;
import static reelay.provider.openai.ListedJobs.gap;
import static reelay.provider.openai.ListedJobs.jobs;
import static reelay.provider.openai.ListedJobs.listed;
import static reelay.provider.openai.ListedJobs.page;
import static reelay.provider.openai.ListedJobs.sure;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.FindAnswer;
import reelay.provider.ProviderErrorKind;
import reelay.provider.job.Likeness.Verdict;

/** How a provider's list is walked, and when its silence means something. */
class FindTest extends ProviderTest {

    @Test
    void findsTheJobAmongOthersAndStopsAtFarOlderOnes() {
        server.willAnswer(
                200, page(true, listed("d", SINCE + 9, "another"), listed("c", SINCE + 5, PROMPT)));
        server.willAnswer(
                200, page(true, listed("b", SINCE, PROMPT), listed("a", SINCE - OLD, "older")));

        FindAnswer answer = find();

        assertThat(sure(answer)).containsExactly("c", "b");
        assertThat(gap(answer)).isEmpty();
        assertThat(server.requests())
                .extracting(ScriptedServer.Request::target)
                .containsExactly(
                        "/v1/videos?limit=100&order=desc",
                        "/v1/videos?limit=100&order=desc&after=c");
    }

    @Test
    void findsNothingInAnEmptyList() {
        server.willAnswer(200, "{\"object\":\"list\",\"data\":[]}");

        FindAnswer answer = find();

        assertThat(jobs(answer)).isEmpty();
        assertThat(gap(answer)).isEmpty();
    }

    @Test
    void goesOnPastJobsThatAWrongClockCouldDateSoEarly() {
        server.willAnswer(200, page(true, listed("a", SINCE - OLD + 2, "another")));
        server.willAnswer(200, page(false, listed("b", SINCE - OLD + 1, PROMPT)));
        server.willAnswer(200, page(false));

        assertThat(jobs(find())).extracting(it -> it.job().id()).containsExactly("a", "b");
    }

    @Test
    void asksOnceMoreWhenTheListSaysThatItIsOver() {
        server.willAnswer(200, page(false, listed("a", SINCE + 5, "another")));
        server.willAnswer(200, page(false));

        assertThat(gap(find())).isEmpty();
        assertThat(server.requests().get(1).target()).endsWith("&after=a");
    }

    @Test
    void doubtsAListThatGoesOnWhereItSaidThatItWasOver() {
        server.willAnswer(200, page(false, listed("b", SINCE + 5, "another")));
        server.willAnswer(200, page(false, listed("a", SINCE + 4, PROMPT)));
        server.willAnswer(200, page(false));

        FindAnswer answer = find();

        assertThat(sure(answer)).containsExactly("a");
        assertThat(gap(answer)).hasValueSatisfying(it -> assertThat(it).contains("was over"));
    }

    @Test
    void doubtsAListThatSaysItGoesOnAndDoesNot() {
        server.willAnswer(200, page(true, listed("b", SINCE + 5, "another")));
        server.willAnswer(200, page(true));

        assertThat(gap(find())).hasValueSatisfying(it -> assertThat(it).contains("goes on"));
    }

    @Test
    void trustsAListOfOnePageThatKnowsNoPages() {
        server.willAnswer(200, page(false, listed("a", SINCE + 5, "another")));
        server.willAnswer(200, page(false, listed("a", SINCE + 5, "another")));

        FindAnswer answer = find();

        assertThat(jobs(answer)).hasSize(1);
        assertThat(gap(answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400", "404", "422"})
    void trustsAListOfOnePageThatRefusesToBeAskedForMore(int status) {
        server.willAnswer(200, page(false, listed("a", SINCE + 5, "another")));
        server.willAnswer(status, "{\"detail\":\"unknown parameter: after\"}");

        assertThat(gap(find())).isEmpty();
    }

    @Test
    void goesOnToTheEmptyPageWhenTheListDoesNotSayWhetherMoreComes() {
        server.willAnswer(200, bare(listed("b", SINCE + 5, PROMPT)));
        server.willAnswer(200, bare());

        FindAnswer answer = find();

        assertThat(sure(answer)).hasSize(1);
        assertThat(gap(answer)).isEmpty();
        assertThat(server.requests().get(1).target()).endsWith("&after=b");
    }

    @Test
    void cannotTellWhenTheSamePageComesAgainAndNothingOlderWasSeen() {
        server.willAnswer(200, bare(listed("b", SINCE + 5, PROMPT)));
        server.willAnswer(200, bare(listed("b", SINCE + 5, PROMPT)));

        assertThat(find()).isInstanceOf(FindAnswer.CannotTell.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void doubtsAListThatShowsAJobTwice() {
        server.willAnswer(
                200,
                page(true, listed("b", SINCE + 5, "another"), listed("a", SINCE + 4, "another")));
        server.willAnswer(
                200, page(true, listed("a", SINCE + 4, "another"), listed("0", SINCE, "another")));
        server.willAnswer(200, page(false));

        FindAnswer answer = find();

        assertThat(jobs(answer)).hasSize(3);
        assertThat(gap(answer)).hasValueSatisfying(it -> assertThat(it).contains("twice"));
    }

    @Test
    void readsTheWholeListWhenItIsNotNewestFirstAndDoubtsItsSilence() {
        server.willAnswer(
                200, page(true, listed("a", SINCE - OLD, "x"), listed("b", SINCE + 1, "x")));
        server.willAnswer(200, page(false, listed("c", SINCE + 2, PROMPT)));
        server.willAnswer(200, page(false));

        FindAnswer answer = find();

        assertThat(sure(answer)).containsExactly("c");
        assertThat(gap(answer)).hasValueSatisfying(it -> assertThat(it).contains("newest first"));
    }

    /** A time before there were such videos is no time, and nothing is older than it. */
    @Test
    void readsOnBehindAJobOfATimeThatCannotBe() {
        server.willAnswer(
                200, page(true, listed("a", SINCE + 3, "x"), listed("b", 1_200_000_000, "x")));
        server.willAnswer(200, page(false, listed("c", SINCE + 2, PROMPT)));
        server.willAnswer(200, page(false));

        assertThat(sure(find())).containsExactly("c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'yesterday'
                    0
                    -1
                    1e999999999
                    9e28
                    null
                    """)
    void doubtsTheSilenceOfAListWithATimeThatIsNone(String time) {
        server.willAnswer(
                200,
                page(
                        false,
                        listed("b", SINCE + 5, "another"),
                        "{'id':'a','prompt':'another','created_at':%s}"
                                .formatted(time.equals("yesterday") ? "'yesterday'" : time)
                                .replace('\'', '"')));
        server.willAnswer(200, page(false));

        FindAnswer answer = find();

        assertThat(jobs(answer))
                .extracting(it -> it.likeness().verdict())
                .containsOnly(Verdict.OTHER);
        assertThat(gap(answer)).isPresent();
    }

    @Test
    void cannotTellWhenAJobThatMayBeOursHasNoId() {
        server.willAnswer(
                200, page(false, "{\"created_at\":%d,\"prompt\":\"%s\"}".formatted(SINCE, PROMPT)));

        assertThat(find()).isInstanceOf(FindAnswer.CannotTell.class);
    }

    @Test
    void givesUpOnAListWithoutAnEnd() {
        for (int page = 0; page < 20; page++) {
            server.willAnswer(200, page(true, listed("j" + page, SINCE + 100 - page, "x")));
        }

        assertThat(find()).isInstanceOf(FindAnswer.CannotTell.class);
        assertThat(server.requests()).hasSize(10);
    }

    @Test
    void knowsTheJobInALongListThatReachesBackBeforeTheSubmit() {
        server.willAnswer(200, page(true, listed("ours", SINCE + 5, PROMPT)));
        for (int page = 1; page < 20; page++) {
            server.willAnswer(200, page(true, listed("j" + page, SINCE - 600 - page, "x")));
        }

        FindAnswer answer = find();

        assertThat(sure(answer)).containsExactly("ours");
        assertThat(gap(answer)).hasValueSatisfying(it -> assertThat(it).contains("10 pages"));
    }

    @Test
    void readsAPageOfAHundredLongPrompts() {
        String longPrompt = "x ".repeat(16_000);
        List<String> jobs =
                IntStream.range(0, 100)
                        .mapToObj(i -> listed("j" + i, SINCE + 200 - i, longPrompt))
                        .toList();
        server.willAnswer(200, page(false, jobs.toArray(String[]::new)));
        server.willAnswer(200, page(false));

        assertThat(jobs(find()))
                .hasSize(100)
                .allSatisfy(it -> assertThat(it.likeness().verdict()).isEqualTo(Verdict.OTHER));
    }

    /** One job alone is in any order, so an old one on the first page proves nothing. */
    @Test
    void readsOnBehindAnOldJobUntilItIsClearInWhichOrderTheyCome() {
        server.willAnswer(200, page(true, listed("a", SINCE - OLD, "another")));
        server.willAnswer(200, page(true, listed("b", SINCE + 5, PROMPT)));
        server.willAnswer(200, page(false));

        FindAnswer answer = find();

        assertThat(sure(answer)).containsExactly("b");
        assertThat(gap(answer)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"400", "404", "502"})
    void takesAWebPageForNoAnswer(int status) {
        server.willAnswer(
                status,
                "<html><head><title>nginx</title></head></html>",
                "Content-Type: text/html");

        assertThat(find())
                .isInstanceOf(
                        status == 502 ? FindAnswer.Unavailable.class : FindAnswer.NoList.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    404 | {"detail":"Not Found"}
                    405 | {"detail":"Method Not Allowed"}
                    501 | ''
                    200 | {"videos":[]}
                    200 | {"data":{}}
                    """)
    void cannotTellWithoutAList(int status, String body) {
        server.willAnswer(status, body);

        assertThat(find()).isInstanceOf(FindAnswer.CannotTell.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "", "{\"object\":\"list\",\"data\":[{\"id\":"})
    void saysThatWhatCameWasNoList(String body) {
        server.willAnswer(200, body);

        assertThat(find()).isInstanceOf(FindAnswer.NoList.class);
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
        return provider().find(ListedJobs.traits(REQUEST));
    }
}
