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
import reelay.provider.LookAnswer;
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
                    """)
    void findTheIdOfATakenVideo(String body, String id) {
        server.willAnswer(200, body);

        assertThat(provider().submit(job()))
                .asInstanceOf(type(SubmitAnswer.Accepted.class))
                .satisfies(accepted -> assertThat(accepted.job().id()).isEqualTo(id));
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
        LookAnswer answer = provider().look("a");
        assertThat(answer).isInstanceOf(LookAnswer.Seen.class);
        return ((LookAnswer.Seen) answer).job();
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
