package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.provider.openai.ListedJobs.SINCE;
import static reelay.provider.openai.ListedJobs.bare;
import static reelay.provider.openai.ListedJobs.gap;
import static reelay.provider.openai.ListedJobs.jobs;
import static reelay.provider.openai.ListedJobs.listed;
import static reelay.provider.openai.ListedJobs.page;
import static reelay.provider.openai.ListedJobs.sure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.FindAnswer;

/** What lists say of themselves, each in its own words, and where they stand. */
class ListsInOtherWordsTest extends ProviderTest {

    /** Everybody says in words of their own that a page is not the last. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'hasMore':true",
                "'has_next':true",
                "'next_cursor':'abc'",
                "'nextPageToken':'t'",
                "'next':'https://x/v1/videos?page=2'",
                "'next_page':2",
                "'paging':{'next':'x'}",
                "'_links':{'next':{'href':'x'}}",
                "'pageInfo':{'hasNextPage':true}",
                "'LastEvaluatedKey':{'id':'x'}",
                "'is_end':false",
                "'truncated':true",
                "'total':7",
                "'pagination':{'total_count':5}",
                "'page':1,'total_pages':2",
                "'queue_running':[{'id':'a','status':'queued','prompt':'p'}]"
            })
    void doubtsTheSilenceOfAnEmptyPageThatIsNotAll(String said) {
        server.willAnswer(200, "{'data':[],%s}".formatted(said).replace('\'', '"'));

        assertThat(gap(find())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'hasMore':false",
                "'next':null",
                "'next_cursor':''",
                "'total':0",
                "'links':{'next':null,'self':'x'}",
                "'is_end':true",
                "'error':null",
                "'code':0,'message':'ok'",
                "'page':0,'total_pages':1",
                "'limit':100"
            })
    void believesAnEmptyPageThatIsAll(String said) {
        server.willAnswer(200, "{'data':[],%s}".formatted(said).replace('\'', '"'));

        assertThat(gap(find())).isEmpty();
    }

    /** As when pages, or jobs, come line by line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[{'id':'theirs','status':'queued','prompt':'p','created_at':1}]}",
                "{'id':'theirs','status':'queued','prompt':'p','created_at':1}"
            })
    void doubtsTheSilenceOfAnEmptyListWithMoreBehindIt(String behind) {
        server.willAnswer(200, "{'data':[]}\n%s\n".formatted(behind).replace('\'', '"'));
        server.willAnswer(200, page(false));

        FindAnswer answer = find();

        assertThat(jobs(answer).isEmpty() && gap(answer).isEmpty()).as("%s", answer).isFalse();
    }

    @Test
    void believesAnEmptyListAsGoWritesIt() {
        server.willAnswer(200, "{\"object\":\"list\",\"data\":null}");

        FindAnswer answer = find();

        assertThat(jobs(answer)).isEmpty();
        assertThat(gap(answer)).isEmpty();
    }

    @Test
    void doubtsTheSilenceOfAPageWhoseHeadersSayThatItIsNotAll() {
        server.willAnswer(200, bare(), "Link: <https://x/v1/videos?page=2>; rel=\"next\"");
        server.willAnswer(206, bare());

        assertThat(gap(find())).isPresent();
        assertThat(gap(find())).isPresent();
    }

    /** An error in an answer of success is no empty list. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'code':401,'message':'token expired'",
                "'error':{'message':'internal'}",
                "'success':false,'message':'no database'",
                "'errors':[{'message':'timeout'}]",
                "'base_resp':{'status_code':1004,'status_msg':'login fail'}"
            })
    void asksLaterWhenAnErrorStandsBesideAnEmptyList(String error) {
        server.willAnswer(200, "{'data':[],%s}".formatted(error).replace('\'', '"'));

        assertThat(find()).isInstanceOf(FindAnswer.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"items", "videos"})
    void readsAListUnderAnotherNameToItsEnd(String name) {
        server.willAnswer(
                200, bare(listed("b", SINCE + 5, PROMPT)).replace("\"data\"", '"' + name + '"'));
        server.willAnswer(200, "{\"%s\":[]}".formatted(name));

        FindAnswer answer = find();

        assertThat(sure(answer)).containsExactly("b");
        assertThat(gap(answer)).isEmpty();
    }

    @Test
    void readsAListThatCameAsAnEvent() {
        server.willAnswer(200, "data: " + page(false, listed("b", SINCE + 5, PROMPT)) + "\n\n");
        server.willAnswer(200, page(false));

        assertThat(sure(find())).containsExactly("b");
    }

    @Test
    void followsAListToItsSlash() {
        server.willAnswer(307, "", "Location: /v1/videos/?limit=100&order=desc");
        server.willAnswer(200, page(false, listed("b", SINCE + 5, PROMPT)));
        server.willAnswer(200, page(false));

        assertThat(sure(find())).containsExactly("b");
        assertThat(server.requests().get(1).target()).isEqualTo("/v1/videos/?limit=100&order=desc");
    }

    private FindAnswer find() {
        return provider().find(ListedJobs.traits(REQUEST));
    }
}
