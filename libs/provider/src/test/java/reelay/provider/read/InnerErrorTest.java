package reelay.provider.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which answers with a good status are errors. An error may be asked again, and what is none and
 * names no job is never: so nothing here may be taken for an error that may have taken the video.
 */
class InnerErrorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'code':0,'message':'success'}",
                "{'code':200,'msg':'ok'}",
                "{'code':299,'msg':'ok'}",
                "{'code':'success','message':'done'}",
                "{'code':'Succeed','message':'done'}",
                "{'code':1002}",
                "{'code':1002,'message':' '}",
                "{'error':null,'message':'taken'}",
                "{'error':{}}",
                "{'error':[]}",
                "{'error':''}",
                "{'error':false}",
                "{'success':true}",
                "{'success':'no'}",
                "{'status':'queued'}",
                "{'status':399,'message':'odd'}",
                "{'status':600,'message':'odd'}",
                "{'base_resp':{'status_code':0,'status_msg':'success'}}",
                "{}"
            })
    void isNoneWhereNothingSaysSo(String document) throws IOException {
        assertThat(isError(document)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'code':1002,'message':'too many'}",
                "{'code':300,'message':'moved'}",
                "{'code':199,'message':'odd'}",
                "{'code':-1,'message':'odd'}",
                "{'code':'quota_exhausted','message':'no credit'}",
                "{'error':{'message':'no'}}",
                "{'error':['no']}",
                "{'error':'no'}",
                "{'error':true}",
                "{'errors':[{'message':'no'}]}",
                "{'success':false}",
                "{'ok':false}",
                "{'status':'failed'}",
                "{'status':400,'message':'no'}",
                "{'status':599,'message':'no'}",
                "{'base_resp':{'status_code':1004,'status_msg':'no'}}",
                "{'data':{'code':1002,'message':'too many'}}"
            })
    void isOneWhereTheAnswerSaysSo(String document) throws IOException {
        assertThat(isError(document)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'video_1','object':'video','status':'queued','error':{'message':'no'}}",
                "{'id':'video_1','object':'video','status':'queued','code':1002,'message':'no'}"
            })
    void isNoneOfTheAnswersWhereItNamesTheJob(String document) throws IOException {
        assertThat(isError(document)).isFalse();
    }

    /** A long text is cut out of the outline, and its presence alone is the error. */
    @ParameterizedTest
    @ValueSource(ints = {10, 100_000})
    void isOneHoweverMuchIsSaidOfIt(int length) throws IOException {
        assertThat(isError("{'error':'" + "x".repeat(length) + "'}")).isTrue();
    }

    private static boolean isError(String document) throws IOException {
        return InnerError.in(
                Outline.of(
                                new ByteArrayInputStream(
                                        document.replace('\'', '"')
                                                .getBytes(StandardCharsets.UTF_8)))
                        .orElseThrow());
    }
}
