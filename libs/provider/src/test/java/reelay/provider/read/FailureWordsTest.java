package reelay.provider.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a job failed, in odd documents. */
class FailureWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    {'error':'boom'}                                        | -    | boom
                    {'error':' boom '}                                      | -    | boom
                    {'error':{'code':'bad','message':'boom'}}               | bad  | boom
                    {'code':'bad','message':'boom'}                         | bad  | boom
                    {'code':'outer','error':{'code':'bad','message':'boom'}} | bad | boom
                    {'error':{'code':' bad '}}                              | bad  | ''
                    {'id':'a','error':{'code':'bad'},'data':{'message':'boom'}} | - | boom
                    {'error':{'code':'12','message':'boom'}}                | -    | boom
                    {'error':{'code':'12','type':'bad','message':'boom'}}   | bad  | boom
                    {'code':'success','error':'boom'}                       | -    | boom
                    {'code':'NULL','error':'boom'}                          | -    | boom
                    {'error':{'description':'boom'}}                        | -    | boom
                    {'description':'a cat','title':'b'}                     | -    | ''
                    {'message':'x','data':{'status':'failed','message':'boom'}} | - | boom
                    {'message':'x','data':{'id':'a','message':'boom'}}      | -    | boom
                    {'message':'x','data':{'task_id':'a','message':'boom'}} | -    | boom
                    {'id':'a','message':'boom','data':{'message':'x'}}      | -    | boom
                    {'status':'failed'}                                     | -    | ''
                    {'status':{'error':'boom'}}                             | -    | boom
                    {'moderation':'on','metadata':'x'}                      | -    | ''
                    {'moderation':{'reason':'boom'}}                        | -    | boom
                    {'message':'OK','msg':'boom'}                           | -    | boom
                    {'message':'Succeeded'}                                 | -    | ''
                    {'message':'','error':null}                             | -    | ''
                    {'errors':['one','','OK','two']}                        | -    | one; two
                    {'errors':[{'message':'one'},{'message':'two'}]}        | -    | one; two
                    {'error':'{\\'code\\':\\'bad\\',\\'message\\':\\'boom\\'}'} | bad | boom
                    {'error':'{\\'id\\':1}'}                                | -    | {'id':1}
                    {'error_code':1234}                                     | -    | error code 1234
                    {'error':{'code':1234}}                                 | -    | error code 1234
                    {'err':{'code':'1234'}}                                 | -    | error code 1234
                    {'error':{'code':0},'fail_code':-7}                     | -    | error code -7
                    {'code':1234}                                           | -    | ''
                    {'error_code':0}                                        | -    | ''
                    """)
    void areFoundWhereverTheyStand(String job, String code, String message) throws IOException {
        assertThat(words(job))
                .isEqualTo(new FailureWords(Optional.ofNullable(code), message.replace('\'', '"')));
    }

    @Test
    void areReadSixLevelsDeep() throws IOException {
        assertThat(words(nested(6, "{'error':", "}")).message()).isEqualTo("boom");
        assertThat(words(nested(7, "{'error':", "}")).message()).isEmpty();
        assertThat(words("{'error':" + nested(5, "[", "]") + "}").message()).isEqualTo("boom");
        assertThat(words("{'error':" + nested(6, "[", "]") + "}").message()).isEmpty();
        assertThat(words("{'error':" + written(2) + "}").message()).isEqualTo("boom");
        assertThat(words("{'error':" + written(3) + "}").message()).startsWith("{\"e");
    }

    @Test
    void areCutWhereTheyAreLongerThanAny() throws IOException {
        String code = "c".repeat(100);

        assertThat(words("{'error':{'code':'%s','message':'x'}}".formatted(code)).code())
                .contains(code);
        assertThat(words("{'error':{'code':'%sc','message':'x'}}".formatted(code)).code())
                .isEmpty();
        assertThat(words("{'error':'%s'}".formatted("m".repeat(5_000))).message()).hasSize(4_000);
        assertThat(words("{'error':'%s'}".formatted("m".repeat(70_000))).message())
                .isEqualTo("m".repeat(200) + "...");
    }

    private static String nested(int levels, String open, String close) {
        return open.repeat(levels) + "'boom'" + close.repeat(levels);
    }

    /** JSON in a text in JSON. */
    private static String written(int levels) {
        String text = "'boom'";
        for (int level = 0; level < levels; level++) {
            String inner = "{'error':" + text + "}";
            text = "'" + inner.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
        return text;
    }

    private static FailureWords words(String job) throws IOException {
        byte[] document = job.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return FailureWords.of(
                JobDocument.in(Outline.of(new ByteArrayInputStream(document)).orElseThrow()));
    }
}
