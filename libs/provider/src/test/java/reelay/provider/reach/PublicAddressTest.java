package reelay.provider.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.provider.reach.PublicAddress.RefusedException;

class PublicAddressTest {

    private static final String SCHEMES = "https:// or data:";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    https://h.example              | h.example      | /
                    https://h.example?a=1          | h.example      | /?a=1
                    HTTPS://H.example:443/a/b?c#d  | H.example      | /a/b?c
                    https://a-1.b.c0-d/%20?x=%2F   | a-1.b.c0-d     | /%20?x=%2F
                    https://h.example/\u00fc?\u00e9=1        | h.example      | /%C3%BC?%C3%A9=1
                    """)
    void tellsWhomToAskForWhat(String text, String host, String target) throws Exception {
        PublicAddress address = PublicAddress.of(text, SCHEMES);

        assertThat(address.host()).isEqualTo(host);
        assertThat(address.target()).isEqualTo(target);
        assertThat(address.text()).isEqualTo(text);
        assertThat(address).hasToString("[address at " + host + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    http://h.example/             | it must begin with https:// or data:
                    h.example/a.png               | it must begin with https:// or data:
                    https://user:word@h.example/  | it must not hold a user name or password
                    https://@h.example/           | it must not hold a user name or password
                    https:///a.png                | its host must be a public DNS name
                    https://                      | it is not a URL
                    https://my_host.example/      | its host must be a public DNS name
                    https://localhost/            | its host must be a public DNS name
                    https://1.1.1.1/              | its host must be a public DNS name
                    https://[::1]/                | its host must be a public DNS name
                    https://0x7f.1/               | its host must be a public DNS name
                    https://h.example:80/         | its port must be 443
                    https://h.example:8443/       | its port must be 443
                    https://h.example/a b         | it is not a URL
                    """)
    void saysWhatIsWrongWithItWithoutShowingIt(String text, String why) {
        refused(() -> PublicAddress.of(text, SCHEMES), why);
    }

    @Test
    void takesNamesAsLongAsThereAre() throws Exception {
        String longest = ("a".repeat(61) + ".").repeat(4) + "examp";
        assertThat(longest).hasSize(253);

        assertThat(PublicAddress.of("https://" + longest, SCHEMES).host()).isEqualTo(longest);
        refused(() -> PublicAddress.of("https://" + longest + "l", SCHEMES), "its host must be");
    }

    @Test
    void leadsOnWhereARedirectSaysIfThatIsPublicToo() throws Exception {
        PublicAddress address = PublicAddress.of("https://h.example/a/b?c=1", SCHEMES);

        assertThat(address.movedTo("d?e=2", SCHEMES).text()).isEqualTo("https://h.example/a/d?e=2");
        assertThat(address.movedTo("https://i.example/", SCHEMES).host()).isEqualTo("i.example");
        refused(() -> address.movedTo("http://h.example/", SCHEMES), "it must begin with");
        refused(() -> address.movedTo("//10.0.0.1/", SCHEMES), "its host must be a public");
        refused(
                () -> address.movedTo("a b", SCHEMES),
                "h.example redirects to something that is not a URL");
    }

    private static void refused(ThrowingCallable call, String why) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(call)
                .satisfies(
                        refusal -> {
                            assertThat(refusal.reason()).startsWith(why);
                            assertThat(refusal).hasMessage(refusal.reason());
                        });
    }
}
