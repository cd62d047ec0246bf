package reelay.provider.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebLinkTest {

    private static final URI BASE = URI.create("https://api.example.com/v1/videos/a?x=1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    https://h.example/a b            ~ https://h.example/a%20b
                    ' https://h.example/v.mp4 '      ~ https://h.example/v.mp4
                    https://h.example/a|b{c}         ~ https://h.example/a%7Cb%7Bc%7D
                    https://h.example/100%/x?y=%zz   ~ https://h.example/100%25/x?y=%25zz
                    https://h.example/a%20b?c=%2F    ~ https://h.example/a%20b?c=%2F
                    https://b\u00fccher.example/\u00fc   ~ https://xn--bcher-kva.example/%C3%BC
                    HTTPS://H.Example                ~ https://h.example/
                    https:h.example/v                ~ https://h.example/v
                    https:\\\\h.example\\v             ~ https://h.example/v
                    https://h.example/a?b=c\\d        ~ https://h.example/a?b=c%5Cd
                    https://h.example/v#t=1          ~ https://h.example/v
                    https://u:p@h.example/v          ~ https://h.example/v
                    https://[2001:db8::1]:8443/v     ~ https://[2001:db8::1]:8443/v
                    //cdn.example/v                  ~ https://cdn.example/v
                    /files/v                         ~ https://api.example.com/files/v
                    v.mp4                            ~ https://api.example.com/v1/videos/v.mp4
                    ../v.mp4                         ~ https://api.example.com/v1/v.mp4
                    ?raw=1                           ~ https://api.example.com/v1/videos/a?raw=1
                    'https://h.example/a"b`'         ~ https://h.example/a%22b%60
                    https://h.example/a\u007fb       ~ https://h.example/a%7Fb
                    https://h.example/[1]?[2]        ~ https://h.example/%5B1%5D?[2]
                    https://h.example/%0A%a0         ~ https://h.example/%0A%a0
                    https://h.example/%4             ~ https://h.example/%254
                    https://h.example?a=/b?c         ~ https://h.example/?a=/b?c
                    https://h.example#/a?b           ~ https://h.example/
                    """)
    void readsWhatBrowsersRead(String text, String address) {
        assertThat(WebLink.of(BASE, text)).isEqualTo(new WebLink.Usable(URI.create(address)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    ''                               ~ is empty
                    file:///tmp/a.mp4                ~ 'file:'
                    data:video/mp4;base64,AAAA       ~ 'data:'
                    javascript:alert(1)              ~ 'javascript:'
                    https://my_bucket.example/v      ~ the host 'my_bucket.example'
                    https:///                        ~ names no host
                    https://?a                       ~ names no host
                    https://#a                       ~ names no host
                    https://a..\u00fc/               ~ the host 'a..?'
                    https://h.example:99999999999/   ~ the host 'h.example:9999
                    """)
    void saysWhatIsOddAboutALink(String text, String why) {
        assertThat(WebLink.of(BASE, text))
                .isInstanceOfSatisfying(
                        WebLink.Odd.class, odd -> assertThat(odd.why()).contains(why));
    }

    @ParameterizedTest
    @CsvSource({"v.mp4, /v.mp4", "/v.mp4, /v.mp4", "?a=1, /?a=1"})
    void startsFromAnAddressWithoutAPathAsWell(String text, String target) {
        assertThat(WebLink.of(URI.create("https://h.example"), text))
                .isEqualTo(new WebLink.Usable(URI.create("https://h.example" + target)));
    }

    @Test
    void readsNoLinkThatIsLongerThanAny() {
        String longest = "https://h.example/" + "a".repeat(16 * 1024 - 18);

        assertThat(WebLink.of(BASE, longest)).isEqualTo(new WebLink.Usable(URI.create(longest)));
        assertThat(WebLink.of(BASE, longest + "a")).isEqualTo(new WebLink.Odd("is too long"));
    }
}
