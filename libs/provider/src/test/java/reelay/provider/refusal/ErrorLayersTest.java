package reelay.provider.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.provider.read.Outline;
import reelay.provider.refusal.ErrorBody.Layer;

/** Odd answers, word for word: who says what in them, the outermost first. */
class ErrorLayersTest {

    /** A word with a digit before it would be a number; a bare number is none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    {'message':'no'}                                  | -                | -   | no | 0
                    {'msg':'no'}                                      | -                | -   | no | 0
                    {'message':' ','msg':'no','reason':'so it is'}    | -                | -   | no | 0
                    {'code':'bad','message':'no'}                     | bad              | -   | no | 0
                    {'errorCode':'bad','message':'no'}                | bad              | -   | no | 0
                    {'__type':'t','message':'no'}                     | -                | t   | no | 0
                    {'error_type':'t','message':'no'}                 | -                | t   | no | 0
                    {'code':'400','message':'no'}                     | -                | -   | no | 400
                    {'code':400,'message':'no'}                       | -                | -   | no | 400
                    {'code':599,'message':'no'}                       | -                | -   | no | 599
                    {'code':399,'message':'no'}                       | -                | -   | no | 0
                    {'code':600,'message':'no'}                       | -                | -   | no | 0
                    {'code':7,'statusCode':503,'message':'no'}        | -                | -   | no | 503
                    {'http_code':429,'message':'no'}                  | -                | -   | no | 429
                    {'code':'a','error_code':'b','message':'no'}      | a,b              | -   | no | 0
                    {'code':'a','error_code':'a','message':'no'}      | a                | -   | no | 0
                    {'type':'t','status':'S','message':'no'}          | -                | t,S | no | 0
                    {'type':'12','status':'!','message':'no'}         | -                | -   | no | 0
                    {'status_code':1000,'status_msg':'no'}            | minimax:1000     | -   | no | 0
                    {'status_code':999,'status_msg':'no'}             | -                | -   | no | 0
                    {'code':1000,'request_id':'r','message':'no'}     | kling:1000       | -   | no | 0
                    {'code':999,'request_id':'r','message':'no'}      | -                | -   | no | 0
                    {'code':1000,'message':'no'}                      | -                | -   | no | 0
                    {'code':'bad','message':'no (1008)'}              | bad,minimax:1008 | -   | no (1008) | 0
                    {'message':'no (1008) yet'}                       | -                | -   | no (1008) yet | 0
                    {'message':'Error code: 429, slowly'}             | -                | -   | Error code: 429, slowly | 429
                    {'message':'HTTP 503 from behind'}                | -                | -   | HTTP 503 from behind | 503
                    {'message':'status code 302'}                     | -                | -   | status code 302 | 0
                    {'message':'HTTP 503','status':401}               | -                | -   | HTTP 503 | 401
                    {'code':'bad'}                                    | bad              | -   | '' | 0
                    {'type':'t'}                                      | -                | t   | '' | 0
                    {}                                                | -                | -   | '' | 0
                    {'code':12}                                       | -                | -   | '' | 0
                    {'error':[]}                                      | -                | -   | '' | 0
                    """)
    void hearsOneSpeaker(String body, String codes, String types, String sentence, int status) {
        assertThat(layers(body))
                .containsExactly(new Layer(words(codes), words(types), sentence, "", status));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'error':'no'}                                             | no
                    {'error':{'message':'no'}}                                 | no
                    {'message':'out','error':{'message':'in'}}                 | out > in
                    {'message':'out','error':'in'}                             | out > in
                    {'message':'same','detail':'same'}                         | same
                    {'error':'same','message':'same'}                          | same
                    {'message':'out','error':{'detail':{'reason':'in'}}}       | out > in
                    {'message':'out','error':5}                                | out
                    {'errors':[{'message':'one'},{'message':'two'}]}           | one > two
                    {'errors':['one','two']}                                   | one; two
                    {'detail':[{'msg':'is short'}]}                            | is short
                    {'detail':[{'loc':['body','size'],'msg':'is odd','input':'cat'},{'loc':[],'msg':'x'}]} | body.size: is odd; x
                    {'message':'out','error':{'message':''}}                   | out
                    """)
    void hearsWhoeverIsQuotedInAField(String body, String said) {
        assertThat(sentences(layers(body))).isEqualTo(said);
    }

    /** A gateway puts what it was told into a sentence of its own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    Upstream - {"message":"in"}                         | Upstream > in
                    Upstream said: {"message":"in"} - :                 | Upstream said > in
                    Upstream {"message":"in"} for 5 tries               | Upstream for 5 tries > in
                    Upstream {"message":"in"} (5)                       | Upstream > in
                    {"message":"in"}                                    | in
                    Upstream {nothing in it}                            | Upstream {nothing in it}
                    Upstream {} of it                                   | Upstream {} of it
                    Up} and {down                                       | Up} and {down
                    A brace { alone                                     | A brace { alone
                    Upstream - {'message': 'in', 'error': 'other'}      | Upstream > in
                    Upstream - {'error': "it's in", 'message': 'other'} | Upstream > it's in
                    Upstream - {'param': 'in'}                          | Upstream - {'param': 'in'}
                    """)
    void hearsWhoeverIsQuotedInASentence(String text, String said) {
        assertThat(sentences(ofText(text))).isEqualTo(said);
    }

    @Test
    void hearsTheWordsOfPythonToo() {
        assertThat(
                        ofText(
                                "Error code: 403 - {'code': 'no_credit', 'type': 'billing',"
                                        + " 'param': 'p', 'message': 'none left'}"))
                .containsExactly(
                        new Layer(List.of(), List.of(), "Error code: 403", "", 403),
                        new Layer(List.of("no_credit"), List.of("billing"), "none left", "", 0));
        assertThat(ofText("Odd: {'code': '403', 'type': 'a b', 'message': 'x'}").getLast())
                .isEqualTo(new Layer(List.of(), List.of(), "x", "", 0));
    }

    @Test
    void keepsASentenceInPlaceOfACodeAside() {
        assertThat(layers("{'code':'no credit left','message':'no'}"))
                .containsExactly(new Layer(List.of(), List.of(), "no", "no credit left", 0));
    }

    @Test
    void takesTheTypesOfComplaints() {
        assertThat(layers("{'detail':[{'msg':'a','type':'missing'},{'msg':'b','type':'odd'}]}"))
                .containsExactly(new Layer(List.of(), List.of("missing", "odd"), "a; b", "", 0));
    }

    @Test
    void takesNoWordLongerThanAny() {
        String word = "w".repeat(80);

        assertThat(layers("{'code':'%s'}".formatted(word)).getFirst().codes())
                .containsExactly(word);
        assertThat(layers("{'code':'%sw'}".formatted(word)).getFirst().codes()).isEmpty();
    }

    @Test
    void hearsSixSpeakersAndNoMore() {
        String fields = "{'message':'8'}";
        String texts = "{\"message\":\"8\"}";
        for (int outer = 7; outer > 0; outer--) {
            fields = "{'message':'%d','error':%s}".formatted(outer, fields);
            texts = "{'message': '%d'} %d {'error': %s}".formatted(outer, outer, texts);
        }
        String many = "[" + "{'message':'x'},".repeat(7) + "{'message':'x'}]";

        assertThat(sentences(layers(fields))).isEqualTo("1 > 2 > 3 > 4 > 5 > 6");
        assertThat(sentences(layers(many))).isEqualTo("x > x > x > x > x > x");
    }

    @Test
    void hearsNobodyInAnEmptyText() {
        assertThat(ofText("")).containsExactly(Layer.saying(""));
        assertThat(ofText("  ")).containsExactly(Layer.saying(""));
    }

    private static List<Layer> layers(String body) {
        return ofText(body.replace('\'', '"'));
    }

    private static List<Layer> ofText(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return ErrorBody.of(Outline.of(new ByteArrayInputStream(bytes)), text).layers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sentences(List<Layer> layers) {
        return layers.stream().map(Layer::sentence).collect(Collectors.joining(" > "));
    }

    private static List<String> words(String column) {
        return column == null ? List.of() : List.of(column.split(",", -1));
    }
}
