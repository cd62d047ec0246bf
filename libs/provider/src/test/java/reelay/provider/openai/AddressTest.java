package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.provider.BaseAddress;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings;
import reelay.provider.ProviderSettings.Encoding;
import reelay.provider.SubmitAnswer;
import reelay.provider.http.ProviderClients;
import reelay.video.Secret;

/** An address that is wrong, and the one sentence that says so, to submits and to the check. */
class AddressTest extends ProviderTest {

    private static final String SET = "; set ProviderUrl (--provider-url) to ";
    private static final String CHECK = "; check ProviderUrl (--provider-url)";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    https://host/v1/videos             | ends in /videos, which Reelay adds itself | https://host/v1
                    https://host/v1/Videos/?key=secret | ends in /videos, which Reelay adds itself | https://host/v1
                    https://host/v1/models             | ends in /models, which Reelay adds itself | https://host/v1
                    https://host/v1/chat/completions   | ends in /chat/completions, which Reelay adds itself | https://host/v1
                    https://host/v1#docs               | has a part behind a #, which no server is sent | the address without it
                    https://my_host:8080/v1            | has an underscore in its host, which Reelay's HTTP client cannot ask | another name of that host, or its IP address
                    https://u:secret@my_host/v1        | has an underscore in its host, which Reelay's HTTP client cannot ask | another name of that host, or its IP address
                    https:///v1                        | names no host | one such as https://host/v1
                    https://host:99999/v1              | names port 99999, and ports end at 65535 | one with the right port
                    api.example/v1                     | does not begin with https:// or http:// | one such as https://host/v1
                    ftp://host/v1                      | does not begin with https:// or http:// | one such as https://host/v1
                    """)
    void saysOfAnAddressThatCannotBeRightWhatToSetInstead(String text, String why, String set) {
        String sentence = assertNobodyIsAsked(BaseAddress.of(text));

        assertThat(sentence)
                .startsWith("the provider's address, ")
                .endsWith(", " + why + SET + set);
        assertThat(sentence).doesNotContain("secret");
    }

    @Test
    void saysOfAnAddressThatCannotBeReadWhereItBreaks() {
        assertThat(assertNobodyIsAsked(BaseAddress.of("https://my host/v1")))
                .isEqualTo(
                        "the provider's address cannot be read (illegal character in authority at"
                                + " character 11)"
                                + SET
                                + "one such as https://host/v1");
    }

    private String assertNobodyIsAsked(BaseAddress base) {
        OpenAiVideoProvider provider = provider(base);

        ProviderError refused = declined(provider.submit(job()));
        ProviderError denied = error(provider.models());

        assertThat(provider.prepare("m")).contains(refused);
        assertThat(denied).isEqualTo(refused);
        assertThat(refused.kind()).isEqualTo(ProviderErrorKind.NOT_THE_PROTOCOL);
        assertThat(refused.httpStatus()).isEmpty();
        assertThat(base.uri()).hasHost("provider.invalid");
        return refused.message();
    }

    @ParameterizedTest
    @CsvSource({"?api-version=preview", "'  '", "/"})
    void asksAnAddressWithAQueryOrSomethingAroundIt(String end) {
        server.willAnswer(200, "{\"data\":[]}");

        ModelsAnswer answer =
                provider(BaseAddress.of(" " + server.address() + "/v1" + end)).models();

        assertThat(answer).isInstanceOf(ModelsAnswer.Listed.class);
        assertThat(server.onlyRequest().target())
                .isEqualTo("/v1/models" + end.replace("/", "").strip());
    }

    @Test
    void asksAnIpV6Address() throws IOException {
        try (ScriptedServer six = new ScriptedServer(Inet6Address.ofLiteral("::1"))) {
            six.willAnswer(200, "{\"data\":[]}");
            URI address = URI.create("http://[::1]:" + six.address().getPort() + "/v1");

            assertThat(provider(BaseAddress.of(address)).models())
                    .isInstanceOf(ModelsAnswer.Listed.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''  | 404 | {"detail":"Not Found"} | Not Found; the address ends without /v1, which most providers want: check ProviderUrl (--provider-url)
                    /v1 | 404 | {"detail":"Not Found"} | Not Found; check ProviderUrl (--provider-url)
                    /v1 | 400 | The plain HTTP request was sent to HTTPS port | 127.0.0.1 speaks https at this port, and the address says http; set ProviderUrl (--provider-url) to the same with https
                    /v1 | 400 | <html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head></html> | 127.0.0.1 speaks https at this port, and the address says http; set ProviderUrl (--provider-url) to the same with https
                    /v1 | 403 | <html><head><title>Sign in</title></head></html> | a web page: Sign in; check ProviderUrl (--provider-url)
                    /v1 | 407 | ''  | a proxy on the way to 127.0.0.1 wants a login of its own (407), so the provider was not asked; let Reelay past the proxy, or set ProviderUrl (--provider-url) to an address that is reached without it
                    /v1 | 451 | {"error":"Not in your land"} | 127.0.0.1 may not answer here for reasons of law (451): Not in your land; set ProviderUrl (--provider-url) to an address that serves this region, or deploy to another one
                    """)
    void saysOfARefusalThatIsAboutTheAddressWhatToSet(
            String path, int status, String body, String sentence) {
        server.willAnswer(status, body, "Content-Type: text/plain");

        ProviderError error =
                declined(provider(BaseAddress.of(server.address() + path)).submit(job()));

        assertThat(error.message()).isEqualTo(sentence);
        assertThat(error.kind().remedy()).isEqualTo(ProviderErrorKind.Remedy.NEVER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''  | a web page ("Sign in") instead of a list of models, and the address ends without /v1, which most want
                    /v1 | a web page ("Sign in") instead of a list of models
                    """)
    void namesTheTitleOfALoginPage(String path, String sentence) {
        String page = "<!DOCTYPE html><html><head><title>Sign in</title></head></html>";
        server.willAnswer(200, page, "Content-Type: text/html");
        server.willAnswer(200, page, "Content-Type: text/html");
        OpenAiVideoProvider provider = provider(BaseAddress.of(server.address() + path));

        assertThat(error(provider.models()).message())
                .isEqualTo("127.0.0.1 answered " + sentence + CHECK);
        assertThat(provider.submit(job()))
                .isEqualTo(
                        new SubmitAnswer.Unreadable(
                                "the provider answered 200 with a web page (\"Sign in\")" + CHECK));
    }

    @Test
    void namesTheTargetOfARedirectAndSendsNoKeyThere() throws IOException {
        try (ScriptedServer other = new ScriptedServer()) {
            URI target = other.address().resolve("/login");
            server.willAnswer(302, "", "Location: " + target + "?to=secret");
            server.willAnswer(302, "", "Location: " + target + "?to=secret");
            String sentence =
                    "127.0.0.1 redirects to %s, and Reelay's key is not sent on; set ProviderUrl (--provider-url) to the address where the API really is"
                            .formatted(target);

            assertThat(declined(provider().submit(job())).message()).isEqualTo(sentence);
            assertThat(error(provider().models()).message()).isEqualTo(sentence);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    @Tag("slow")
    void tellsAnUnknownNameFromARefusedConnectionAndASilentServer() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(silent("https://nobody.invalid/v1"))
                .isEqualTo("no address is known for the name nobody.invalid" + CHECK);
        assertThat(silent("http://127.0.0.1:" + free + "/v1"))
                .isEqualTo("127.0.0.1 (port " + free + ") refuses the connection" + CHECK);
        server.willDo(ScriptedServer.stall(""));
        assertThat(silent(server.address() + "/v1"))
                .isEqualTo("127.0.0.1 did not answer in time (ProviderTimeoutSeconds)");
    }

    @Test
    void tellsAMissingKeyFromAWrongOne() {
        String no = "{\"error\":{\"message\":\"You didn't provide an API key\"}}";
        server.willAnswer(401, no);
        server.willAnswer(401, no);
        OpenAiVideoProvider without =
                new OpenAiVideoProvider(
                        new ProviderSettings(
                                server.address().resolve("/v1"),
                                Encoding.JSON,
                                Duration.ofSeconds(3),
                                "secret"),
                        () -> new ProviderCredentials(null, null, null),
                        () -> NOW,
                        ProviderClients.of(Duration.ofSeconds(3)));

        ProviderError refused = declined(without.submit(job()));

        assertThat(error(without.models())).isEqualTo(refused);
        assertThat(refused.kind()).isEqualTo(ProviderErrorKind.KEY_MISSING);
        assertThat(refused.message())
                .isEqualTo(
                        "127.0.0.1 asks for a key, and the provider secret holds none; write"
                                + " {\"api_key\": \"...\"} there, with the key in place of the dots"
                                + " (You didn't provide an API key)");
    }

    private static String silent(String address) {
        ProviderError error = error(provider(BaseAddress.of(address)).models());
        assertThat(error.kind().remedy()).isEqualTo(ProviderErrorKind.Remedy.LATER);
        return error.message();
    }

    private static OpenAiVideoProvider provider(BaseAddress base) {
        return new OpenAiVideoProvider(
                new ProviderSettings(base, Encoding.JSON, Duration.ofSeconds(3), "secret"),
                () -> new ProviderCredentials(new Secret(KEY), null, null),
                () -> NOW,
                ProviderClients.of(Duration.ofSeconds(3)));
    }

    private static ProviderError error(ModelsAnswer answer) {
        return switch (answer) {
            case ModelsAnswer.Denied(ProviderError error) -> error;
            case ModelsAnswer.CannotTell(ProviderError error) -> error;
            case ModelsAnswer.Listed _, ModelsAnswer.Probed _ -> throw new AssertionError(answer);
        };
    }
}
