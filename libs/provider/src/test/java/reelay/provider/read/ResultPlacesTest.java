package reelay.provider.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultPlacesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'video_url':'L'}",
                "{'result_url':'L'}",
                "{'download_url':'L'}",
                "{'url':'L','polling_url':'https://x/poll','thumbnail_url':'https://x/t.jpg'}",
                "{'output':'L'}",
                "{'output':['L']}",
                "{'output':{'video_url':'L'}}",
                "{'video':{'url':'L'}}",
                "{'video':'L'}",
                "{'videos':[{'url':'L'}]}",
                "{'data':{'video_url':'L'}}",
                "{'data':[{'url':'L'}]}",
                "{'content':{'video_url':'L','last_frame_url':'https://x/l.png'}}",
                "{'task':{'id':'t','content':{'url':'L'}}}",
                "{'code':0,'data':{'task_result':{'videos':[{'id':'v','url':'L'}]}}}",
                "{'urls':['L']}",
                "{'unsigned_urls':['L'],'polling_url':'https://x/1'}",
                "{'metadata':{'url':'L'}}",
                "{'outputs':[{'type':'audio','url':'https://x/a.mp3'},{'type':'video','url':'L'}]}",
                "{'code':'success','data':{'task_id':'t','data':{'content':{'video_url':'L'}}}}",
                "{'response':{'generateVideoResponse':{'generatedSamples':[{'video':{'uri':'L'}}]}}}",
                "{'output':'{\\'video_url\\':\\'L\\'}'}",
                "{'video_result':[{'url':'L','cover_image_url':'https://x/t.jpg'}]}",
                "{'output':{'works':[{'video':{'url':'L'}}]}}",
                "{'video_url':'L','file_link':'L'}",
                "{'outputs':[{'type':'Image/png','url':'https://x/a.png'},{'type':'video','url':'L'}]}",
                "{'data':{'data':{'data':{'data':{'url':'L'}}}}}",
                "{'video_url':'<L>'}",
                "{'video_url':'`L`'}",
                "{'video_url':'\uFEFFL\u200B'}"
            })
    void linksAreFoundWhereServersPutThem(String job) throws IOException {
        String link = "https://cdn.example/a b.mp4?x=1|2";

        assertThat(places(job.replace("L", link))).containsExactly(new ResultPlace.Link(link));
    }

    /** Names that nobody has told us; what lies there is looked at before it counts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'video_uri':'L'}",
                "{'resultJson':'{\\'resultUrls\\':[\\'L\\']}'}",
                "{'videos':{'0':{'url':'L'}}}",
                "{'signedUrl':'L'}",
                "{'ResultVideoUrl':'L'}",
                "{'oss_url':'L','preview_url':'https://x/p.mp4'}",
                "{'resource_without_watermark':'L'}",
                "{'generated_video':'L','input_image_url':'https://x/i.png'}",
                "{'file':'L','source_url':'https://x/s.mp4'}",
                "{'output':{'720p':'L'}}",
                "{'videos':[{'addresses':{'mp4':'L'}}]}",
                "{'result':{'data':{'output':{'video':{'file':{'link':'L'}}}}}}",
                "{'download':{'link':'L'},'cancel_url':'https://x/c','webhook_url':'https://x/w'}"
            })
    void linksOfOtherNamesAreFoundAsWell(String job) throws IOException {
        String link = "https://cdn.example/a.mp4?x=1";

        assertThat(places(job.replace("'L", "'" + link)))
                .containsExactly(new ResultPlace.Link(link));
    }

    @Test
    void aLinkThatWasMadeToFitIsTriedAsItWasToo() throws IOException {
        assertThat(places("{'video_url':'https://x/a?b=1&amp;c=2'}"))
                .containsExactly(
                        new ResultPlace.Link("https://x/a?b=1&amp;c=2"),
                        new ResultPlace.Link("https://x/a?b=1&c=2"));
        assertThat(places("{'video_url':'cdn.example.com/a.mp4'}"))
                .containsExactly(
                        new ResultPlace.Link("cdn.example.com/a.mp4"),
                        new ResultPlace.Link("//cdn.example.com/a.mp4"));
    }

    @Test
    void aVideoInAnAnswerIsKnownByItsFirstBoxWhateverItsName() throws IOException {
        String video = "AAAAGGZ0eXBpc29t" + "AAAA".repeat(20);

        assertThat(places("{'encodedVideo':'%s'}".formatted(video)))
                .containsExactly(
                        new ResultPlace.Inline("/encodedVideo", Optional.empty(), video.length()));
    }

    @Test
    void theMostTellingNameComesFirstAndInlineComesLast() throws IOException {
        assertThat(
                        places(
                                "{'b64_json':'%s','url':'/1.mp4','video_url':'//h/2.mp4'}"
                                        .formatted("AAAA".repeat(20))))
                .containsExactly(
                        new ResultPlace.Link("//h/2.mp4"),
                        new ResultPlace.Link("/1.mp4"),
                        new ResultPlace.Inline("/b64_json", Optional.empty(), 80));
    }

    /** Four levels of names that we know, ten of others: an object, an array or a text each. */
    @Test
    void noLinkIsLookedForDeeperThanAnyWas() throws IOException {
        String known = "{'assets':".repeat(4) + "{'url':'/a.mp4'}" + "}".repeat(4);
        String objects = "{'a':".repeat(10) + "{'link':'https://x/a.mp4'}" + "}".repeat(10);
        String arrays = "[".repeat(10) + "'https://x/a.mp4'" + "]".repeat(10);

        assertThat(places(known)).containsExactly(new ResultPlace.Link("/a.mp4"));
        assertThat(places("{'assets':" + known + "}")).isEmpty();
        assertThat(places(objects)).containsExactly(new ResultPlace.Link("https://x/a.mp4"));
        assertThat(places("{'a':" + objects + "}")).isEmpty();
        assertThat(places("{'link':" + arrays + "}"))
                .containsExactly(new ResultPlace.Link("https://x/a.mp4"));
        assertThat(places("{'link':[" + arrays + "]}")).isEmpty();
        assertThat(places("{'a':" + written(5) + "}"))
                .containsExactly(new ResultPlace.Link("https://x/a.mp4"));
        assertThat(places("{'a':" + written(6) + "}")).isEmpty();
    }

    /** What a content route answers that is no job. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    ['/a.mp4','https://x/b.mp4']              | /a.mp4 https://x/b.mp4
                    [{'url':'/a.mp4'},{'url':'/b.mp4'}]       | /a.mp4 /b.mp4
                    [{'link':'https://x/a.mp4'},{'link':'y'}] | https://x/a.mp4
                    "https://x/a.mp4"                         | https://x/a.mp4
                    [['/a.mp4']]                              | /a.mp4
                    [1,2]                                     | -
                    {'id':'a'}                                | -
                    """)
    void aDocumentThatIsNoJobMayNameAPlace(String document, String links) throws IOException {
        assertThat(JobDocument.resultsIn(Outline.of(stream(document)).orElseThrow()))
                .containsExactlyElementsOf(
                        Stream.ofNullable(links)
                                .flatMap(all -> Stream.of(all.split(" ", -1)))
                                .map(ResultPlace.Link::new)
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'a','status':'queued','prompt':'https://x/not-this'}",
                "{'content':'a cat','output':'thinking','data':[]}",
                "{'url':null,'urls':[],'video_url':'','output':{'text':'x'}}",
                "{'input':{'video_url':'https://x/1'},'params':{'url':'https://x/2'}}",
                "{'cover_url':'https://x/1','statusUrl':'https://x/2','cancel_url':'https://x/3'}",
                "{'error':{'doc_url':'https://x/1'},'message':'https://x/2','note':'https://x/3'}",
                "{'request':{'prompt':'https://x/1'},'model_name':'https://x/2'}",
                "{'b64':'cat','video_base64':1234}",
                "{'encoded':'AAAAGGZ0eXBpc29t'}",
                "{'b64':1111111111111111111111111111111111111111111111111111111111111111}",
                "{'url':'[1]','video_url':'{'}"
            })
    void nothingElseIsTakenForAVideo(String job) throws IOException {
        assertThat(places(job)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    {'url':'data:video/mp4;base64,B'}                 | /url              | video/mp4
                    {'video':'data:video/webm;codecs=vp9;base64,B'}   | /video            | video/webm
                    {'data':[{'b64_json':'B'}]}                       | /data/0/b64_json  | -
                    {'output':{'a/b~c':1,'video':'data:;base64,B'}}   | /output/video     | -
                    {'x':{'url':'no'},'result':{'videoBase64':'B'}}   | /result/videoBase64 | -
                    {'video':'B'}                                     | /video            | -
                    {'response':{'videos':[{'bytesBase64Encoded':'B'}]}} | /response/videos/0/bytesBase64Encoded | -
                    """)
    void videosInsideTheAnswerAreFoundAndReadWhileTheyArrive(
            String job, String pointer, String type) throws IOException {
        byte[] video = new byte[300_001];
        new Random(7).nextBytes(video);
        String base64 = Base64.getEncoder().encodeToString(video);
        String document = job.replace("B'", base64 + "'");

        List<ResultPlace> places = places(document);

        assertThat(places).hasSize(1);
        assertThat(places.getFirst())
                .isInstanceOfSatisfying(
                        ResultPlace.Inline.class,
                        inline -> {
                            assertThat(inline.pointer()).isEqualTo(pointer);
                            assertThat(inline.declaredType()).isEqualTo(Optional.ofNullable(type));
                        });
        assertThat(inline(document, pointer)).isEqualTo(video);
    }

    /** A short text is a video only where it says so, by its name or as a data URL. */
    @Test
    void videosThatAreShortAreFoundAsWell() throws IOException {
        String video = "AAAAGGZ0eXBpc29t" + "A".repeat(48);
        String dataUrl = "data:video/mp4;base64," + video;
        String other = "B".repeat(80);

        assertThat(places("{'output':'%s'}".formatted(dataUrl)))
                .containsExactly(
                        new ResultPlace.Inline(
                                "/output", Optional.of("video/mp4"), dataUrl.length()));
        assertThat(places("{'x':'%s'}".formatted(video)))
                .containsExactly(new ResultPlace.Inline("/x", Optional.empty(), 64));
        assertThat(places("{'b64':'%s'}".formatted(other)))
                .containsExactly(new ResultPlace.Inline("/b64", Optional.empty(), 80));
        assertThat(places("{'output':'%s'}".formatted(other))).isEmpty();
        assertThat(places("{'url':'%s'}".formatted(other)))
                .containsExactly(new ResultPlace.Link(other));
    }

    @Test
    void aLongVideoUnderAnotherNameIsKnownByItsFirstBox() throws IOException {
        String video = "AAAAGGZ0eXBpc29t" + "A".repeat(100_000);

        assertThat(places("{'x':'%s'}".formatted(video)))
                .containsExactly(new ResultPlace.Inline("/x", Optional.empty(), video.length()));
        assertThat(places("{'x':'%s'}".formatted("B".repeat(100_000)))).isEmpty();
    }

    @Test
    void base64MayBeEscapedBrokenIntoLinesAndOfTheAlphabetForAddresses() throws IOException {
        byte[] video = new byte[5_000];
        new Random(8).nextBytes(video);
        String lines = Base64.getMimeEncoder().encodeToString(video).replace("\r\n", "\\r\\n");
        String forAddresses = Base64.getUrlEncoder().withoutPadding().encodeToString(video);

        assertThat(inline("{'a':1,'url':'data:video/mp4;base64,%s'}".formatted(lines), "/url"))
                .isEqualTo(video);
        assertThat(inline("{'b64':'%s'}".formatted(lines.replace("/", "\\/")), "/b64"))
                .isEqualTo(video);
        assertThat(inline("{'b64':'%s'}".formatted(lines.replace("+", "\\u002B")), "/b64"))
                .isEqualTo(video);
        assertThat(inline("{'b64':'%s'}".formatted(forAddresses), "/b64")).isEqualTo(video);
    }

    @Test
    void aVideoThatBreaksOffIsNoWholeVideo() throws IOException {
        String document = "{'b64':'" + "AAAA".repeat(50_000);

        try (InputStream video = InlineVideo.open(stream(document), "/b64").orElseThrow()) {
            assertThat(catchThrowable(video::readAllBytes))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the document ended within the video");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'b64':5}", "{'other':'AAAA'}", "[1]", "<html>", ""})
    void thereIsNoVideoWhereThereIsNoText(String document) throws IOException {
        assertThat(InlineVideo.open(stream(document), "/b64")).isEmpty();
    }

    /** JSON in a text in JSON. */
    private static String written(int levels) {
        String text = "'https://x/a.mp4'";
        for (int level = 0; level < levels; level++) {
            String inner = "{'link':" + text + "}";
            text = "'" + inner.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
        return text;
    }

    private static byte[] inline(String document, String pointer) throws IOException {
        try (InputStream video = InlineVideo.open(stream(document), pointer).orElseThrow()) {
            return video.readAllBytes();
        }
    }

    private static List<ResultPlace> places(String document) throws IOException {
        return JobDocument.in(Outline.of(stream(document)).orElseThrow()).results();
    }

    private static InputStream stream(String document) {
        return new ByteArrayInputStream(
                document.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
