package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;

/** Jobs in the envelopes, encodings and spellings that gateways give them. */
class AnswersOfGatewaysTest extends ProviderTest {

    private static final String JOB = "{\"id\":\"a\",\"status\":\"processing\",\"progress\":42}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"data":{"task_id":"t"}}                                             | t
                    {"data":{"id":"t","status":"queued"}}                                | t
                    {"request_id":"t"}                                                   | t
                    {"video_id":"t"}                                                     | t
                    {"job_id":"t"}                                                       | t
                    {"generation_id":"t","status":"pending"}                             | t
                    {"taskId":"t"}                                                       | t
                    {"code":"success","message":"","data":{"task_id":"t"}}               | t
                    {"code":"success","data":{"task_id":"t","data":{"id":"upstream"}}}   | t
                    {"code":"success","data":{"task_id":"t","data":{"id":"upstream","object":"video"}}} | t
                    {"task_id":"upstream","object":"video","id":"t","status":"queued"}   | t
                    {"code":0,"message":"SUCCEED","request_id":"r","data":{"task_id":"t","task_status":"submitted"}} | t
                    {"request_id":"r","output":{"task_id":"t","task_status":"PENDING"}}  | t
                    {"task_id":"t","base_resp":{"status_code":0,"status_msg":"success"}} | t
                    {"task":{"id":"t","status":"queued"}}                                | t
                    {"video":{"id":"t"}}                                                 | t
                    {"data":[{"id":"t","status":"queued"}]}                              | t
                    [{"id":"t","status":"queued"}]                                       | t
                    {"success":true,"result":{"data":{"task_id":"t"}}}                   | t
                    {"id":"r","status":"success","data":{"id":"t","status":"queued"}}    | t
                    {"id":17,"status":"pending"}                                         | 17
                    {"id":1790000000123456789,"status":"pending"}                        | 1790000000123456789
                    {"id":"t","created_at":1790000000123456789,"progress":1e999999999}   | t
                    {"id":"t","created_at":"soon","size":{},"model":[1],"prompt":null}   | t
                    {"id":"t","id":"t","status":"queued"}                                | t
                    {"code":1,"description":"Submit success","result":"1320098173412546"} | 1320098173412546
                    {"code":200,"msg":"ok","data":"task_17"}                             | task_17
                    {"code":0,"data":"{\\"task_id\\":\\"t\\"}"}                              | t
                    {"statusCode":200,"body":"{\\"id\\":\\"t\\",\\"status\\":\\"queued\\"}"}     | t
                    "{\\"id\\":\\"t\\",\\"status\\":\\"queued\\"}"                               | t
                    {"ok":true,"response":{"data":{"task":{"video":{"id":"t","status":"queued"}}}}} | t
                    {"sdGenerationJob":{"generationId":"t","apiCreditCost":4}}           | t
                    {"data":[{"taskType":"videoInference","taskUUID":"t"}]}              | t
                    {"uuid":"t","status":"pending"}                                      | t
                    {"operation":{"id":"t"}}                                             | t
                    {"id":{"$oid":"t"},"status":"queued"}                                | t
                    {"id":["t"],"status":"queued"}                                       | t
                    {"task_ids":["take-1"]}                                              | take-1
                    {"id":"t \\n","status":"queued"}                                      | t
                    {"id":0,"status":"queued"}                                           | 0
                    {"id":"t","status":"queued",}                                        | t
                    {"status":"queued","urls":{"get":"/v1/videos/t%2F1","cancel":"/v1/videos/c"}} | t/1
                    data: {"id":"t","status":"queued"}                                   | t
                    )]}',{"id":"t","status":"queued"}                                    | t
                    done({"id":"t","status":"queued"});                                  | t
                    """)
    void findTheIdOfATakenVideo(String body, String id) {
        server.willAnswer(200, body);

        assertThat(provider().submit(job()))
                .asInstanceOf(type(SubmitAnswer.Accepted.class))
                .satisfies(accepted -> assertThat(accepted.job().id()).isEqualTo(id));
    }

    /** RFC 9110, sections 15.3.2 and 15.3.3: where to look stands in a header. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{\"message\":\"accepted\"}"})
    void nameTheJobInTheLocationOfAnEmptyAnswer(String body) {
        server.willAnswer(202, body, "Location: /v1/videos/t%201");

        assertThat(provider().submit(job()))
                .asInstanceOf(type(SubmitAnswer.Accepted.class))
                .satisfies(accepted -> assertThat(accepted.job().id()).isEqualTo("t 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/v1/videos/t",
                "/v1/videos/t/content",
                "/v1/videos/"
            })
    void nameNoJobInALocationThatIsNoJobs(String location) {
        server.willAnswer(202, "", "Location: " + location);

        assertThat(provider().submit(job())).isInstanceOf(SubmitAnswer.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"code":1,"message":"insufficient balance","data":{"task_id":0}}           | QUOTA_EXHAUSTED
                    {"code":500,"message":"insufficient balance","data":{"task_id":-1,"status":"queued"}} | QUOTA_EXHAUSTED
                    {"code":500,"message":"insufficient balance","data":{"task_id":"null"}}    | QUOTA_EXHAUSTED
                    {"code":500,"message":"insufficient balance","data":{"task_id":"00000000-0000-0000-0000-000000000000"}} | QUOTA_EXHAUSTED
                    {"Error":{"Code":"AccountOverdue","Message":"account overdue"}}            | QUOTA_EXHAUSTED
                    {"Response":{"Error":{"Code":"Failed","Message":"not enough credits"},"RequestId":"r"}} | QUOTA_EXHAUSTED
                    {"errcode":40001,"errmsg":"insufficient credit"}                           | QUOTA_EXHAUSTED
                    {"err":{"code":"1","msg":"insufficient balance"}}                          | QUOTA_EXHAUSTED
                    {"success":"false","message":"not enough credits"}                         | QUOTA_EXHAUSTED
                    {"success":0,"message":"not enough credits"}                               | QUOTA_EXHAUSTED
                    {"isError":true,"message":"not enough credits"}                            | QUOTA_EXHAUSTED
                    {"status":402,"msg":"not enough credits"}                                  | QUOTA_EXHAUSTED
                    {"result_code":"FAIL","result_msg":"not enough credits"}                   | QUOTA_EXHAUSTED
                    {"code":"0001","info":"not enough credits"}                                | QUOTA_EXHAUSTED
                    {"success":false,"message":"Credits exhausted"}                            | QUOTA_EXHAUSTED
                    {"success":false,"message":"balance insufficient"}                         | QUOTA_EXHAUSTED
                    """)
    void refuseWithTheStatusOfSuccess(String body, ProviderErrorKind kind) {
        server.willAnswer(200, body);

        assertThat(provider().submit(job()))
                .asInstanceOf(type(SubmitAnswer.Declined.class))
                .satisfies(declined -> assertThat(declined.error().kind()).isEqualTo(kind));
        assertThat(server.requests()).hasSize(1);
    }

    /** Whatever is no id and no error leaves it open whether there is a job. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"Insufficient balance\"}",
                "{\"code\":1,\"msg\":\"success\",\"data\":\"a sentence\"}",
                "{\"error\":\"none\",\"result\":\"ok\"}",
                "// {\"id\":\"t\"}"
            })
    void leaveItOpenWhetherThereIsAJob(String body) {
        server.willAnswer(200, body);

        assertThat(provider().submit(job())).isInstanceOf(SubmitAnswer.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    {"data":{"id":"a","status":"in_progress","progress":"42%"}}        | RUNNING   | 42
                    {"code":"success","data":{"task_id":"a","status":"SUCCESS","progress":"100%","data":{"status":"completed"}}} | COMPLETED | 100
                    {"code":"success","data":{"status":"NOT_START","progress":"0%"}}   | QUEUED    | 0
                    {"code":0,"data":{"task_id":"a","task_status":"succeed"}}          | COMPLETED | -
                    {"output":{"task_id":"a","task_status":"RUNNING"},"request_id":"r"} | RUNNING  | -
                    {"status":200,"data":{"state":"processing","percent":7}}           | RUNNING   | 7
                    {"success":true,"status":"success","id":"r","data":{"id":"a","status":"queued"}} | QUEUED | -
                    {"state":"Timed Out"}                                              | FAILED    | -
                    {"task_status":"rejected"}                                         | FAILED    | -
                    {"response":{"job":{"status":"timeout"}}}                          | FAILED    | -
                    {"taskStatus":"succeed"}                                           | COMPLETED | -
                    [{"id":"a","status":"running","progress":0.42}]                    | RUNNING   | 0
                    {"id":"a","status":"in-progress"}                                  | RUNNING   | -
                    {"id":"a","status":7}                                              | UNKNOWN   | -
                    {"id":"a","status":{"code":1}}                                     | UNKNOWN   | -
                    {"task_id":"a","data":{"status":"completed"}}                      | COMPLETED | -
                    {"id":"a","status":{"state":"completed"}}                          | COMPLETED | -
                    {"id":"a","status":{"code":"SUCCEEDED","message":""}}              | COMPLETED | -
                    {"id":"a","status":["completed"]}                                  | COMPLETED | -
                    {"id":"a","status":[{"state":"failed"}]}                           | FAILED    | -
                    {"name":"operations/a","done":true,"response":{"video":{"uri":"x"}}} | COMPLETED | -
                    {"name":"operations/a","done":true,"error":{"code":3,"message":"unsafe"}} | FAILED | -
                    {"id":"a","status":"TASK_STATUS_SUCCEED"}                          | COMPLETED | -
                    {"id":"a","status":"TASK_STATUS_PROCESSING"}                       | RUNNING   | -
                    {"id":"a","status":"JOB_STATE_FAILED"}                             | FAILED    | -
                    {"id":"a","status":"Status.COMPLETED"}                             | COMPLETED | -
                    {"id":"a","status":"TaskFailed"}                                   | FAILED    | -
                    {"id":"a","status":"InProgress"}                                   | RUNNING   | -
                    {"id":"a","status":"generation_complete"}                          | COMPLETED | -
                    {"id":"a","status":"\\"completed\\""}                                | COMPLETED | -
                    {"id":"a","status":"Content Moderated"}                            | FAILED    | -
                    {"id":"a","status":"nsfw"}                                         | FAILED    | -
                    {"id":"a","status":"生成成功"}                                       | COMPLETED | -
                    {"id":"a","status":"失败"}                                          | FAILED    | -
                    {"id":"a","status":"not_completed"}                                | UNKNOWN   | -
                    {"id":"a","status":"."}                                            | UNKNOWN   | -
                    {"data":"{\\"id\\":\\"a\\",\\"status\\":\\"completed\\"}"}                 | COMPLETED | -
                    """)
    void findStateAndProgress(String body, JobState state, Integer progress) {
        server.willAnswer(200, body);

        JobView job = seen();

        assertThat(job.state()).isEqualTo(state);
        assertThat(job.progress())
                .isEqualTo(progress == null ? OptionalInt.empty() : OptionalInt.of(progress));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"processing\",\"progress\":42,\"created_at\":1e999999999}",
                "{\"status\":\"processing\",\"progress\":42,\"created_at\":-1e-999999999}",
                "{\"status\":\"processing\",\"progress\":42,\"error\":\"\0\",\"id\":\"\\u0000\"}",
                "{\"status\":\"processing\",\"progress\":42,\"id\":\"\\ud800\"}",
                "{\"status\":\"pro\\u0063essing\",\"progress\":42,\"progress\":42}",
                "{\"status\":\"processing\",\"progress\":42} and more",
                "{\"status\":\"processing\",\"progress\":42}{\"status\":\"failed\"}",
                "\n\n {\"status\":\"processing\",\"progress\":42,\"x\":NaN,\"y\":-Infinity}"
            })
    void areReadWhateverElseIsOdd(String body) {
        server.willAnswer(200, body, "Content-Type: text/html");

        assertProcessing();
    }

    @Test
    void areReadBesideAnIdOfTenThousandCharactersAndADepthOfTenThousand() {
        String id = "\"id\":\"" + "x".repeat(10_000) + "\",\"task_id\":\"b\"";
        String depth = "\"meta\":" + "[".repeat(10_000) + "]".repeat(10_000);
        server.willAnswer(
                200, "{" + id + "," + depth + ",\"status\":\"processing\",\"progress\":42}");

        assertProcessing();
    }

    @Test
    void areReadBehindAByteOrderMark() {
        server.willAnswer(200, "\uFEFF" + JOB);

        assertProcessing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void areReadInUtf16(String charset) {
        server.willDo(ScriptedServer.bytes(200, JOB.getBytes(Charset.forName(charset))));

        assertProcessing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Encoding: gzip", "Content-Encoding: GZIP", "X-Other: 1"})
    void areReadFromGzipThatNobodyAskedFor(String header) throws IOException {
        server.willDo(ScriptedServer.bytes(200, gzip(JOB), header));

        assertProcessing();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void areReadFromDeflateInBothOfItsForms(boolean bare) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
        try (OutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(JOB.getBytes(StandardCharsets.UTF_8));
        }
        server.willDo(ScriptedServer.bytes(200, packed.toByteArray(), "Content-Encoding: deflate"));

        assertProcessing();
    }

    @Test
    void areReadFromZlibThatNobodySays() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            out.write(JOB.getBytes(StandardCharsets.UTF_8));
        }
        server.willDo(ScriptedServer.bytes(200, packed.toByteArray()));

        assertProcessing();
    }

    @Test
    void areReadFromGzipInGzipBehindTwoMarks() throws IOException {
        byte[] once = gzip("\uFEFF\uFEFF" + JOB);
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(twice)) {
            out.write(once);
        }
        server.willDo(ScriptedServer.bytes(200, twice.toByteArray(), "Content-Encoding: gzip"));

        assertProcessing();
    }

    /** Why a job failed, under the names that servers give it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'exception':'too dark'",
                "'err':{'msg':'too dark'}",
                "'error_reason':'too dark'",
                "'status':{'state':'failed','message':'too dark'}",
                "'status_reason':'too dark'",
                "'rejection_reason':'too dark'",
                "'raiMediaFilteredReasons':['too dark']",
                "'metadata':{'fail_reason':'too dark'}",
                "'error':{'description':'too dark'}",
                "'error':{'message':'','localizedMessage':'too dark'}",
                "'error':{'error':{'error':{'error':{'message':'too dark'}}}}",
                "'error':{'code':40013,'details':'too dark'}"
            })
    void tellWhyAJobFailed(String reason) {
        String status = reason.contains("'status':") ? "" : ",'status':'failed'";
        server.willAnswer(200, ("{'id':'a'," + reason + status + "}").replace('\'', '"'));

        assertThat(seen().failure().orElseThrow().message()).isEqualTo("too dark");
    }

    @Test
    void tellTheNumberWhereThereAreNoWords() {
        server.willAnswer(200, "{\"id\":\"a\",\"status\":\"failed\",\"error\":{\"code\":40013}}");

        assertThat(seen().failure().orElseThrow().message()).isEqualTo("error code 40013");
    }

    @Test
    void tellTheIdOfATakenVideoInGzipBehindAMark() throws IOException {
        server.willDo(ScriptedServer.bytes(200, gzip("\uFEFF{\"id\":\"a\"}")));

        assertThat(provider().submit(job()))
                .asInstanceOf(type(SubmitAnswer.Accepted.class))
                .satisfies(accepted -> assertThat(accepted.job().id()).isEqualTo("a"));
    }

    @Test
    void tellTheStateAfterAVideoOfSixtyFourMegabytes() {
        byte[] megabyte = "AAAA".repeat(1024 * 1024 / 4).getBytes(StandardCharsets.US_ASCII);
        server.willDo(
                ScriptedServer.streamed(
                        200,
                        Stream.of(
                                        List.of(
                                                "{\"url\":\"data:video/mp4;base64,"
                                                        .getBytes(StandardCharsets.US_ASCII)),
                                        Collections.nCopies(64, megabyte),
                                        List.of(
                                                "\",\"status\":\"completed\"}"
                                                        .getBytes(StandardCharsets.US_ASCII)))
                                .flatMap(Collection::stream)
                                .toList()));

        assertThat(seen().state()).isEqualTo(JobState.COMPLETED);
    }

    private void assertProcessing() {
        JobView job = seen();
        assertThat(job.state()).isEqualTo(JobState.RUNNING);
        assertThat(job.statusWord()).isEqualTo("processing");
        assertThat(job.progress()).hasValue(42);
    }

    private JobView seen() {
        return seenBy(provider().look("a"));
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
