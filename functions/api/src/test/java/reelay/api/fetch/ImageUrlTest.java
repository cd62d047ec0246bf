package reelay.api.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;

class ImageUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://images.example.com/a.png, images.example.com, /a.png",
        "HTTPS://images.example.com:443, images.example.com, /",
        "https://images.example.com/a%20b?x=1&y=%2F#part, images.example.com, /a%20b?x=1&y=%2F",
        "https://images.example.com?x=1, images.example.com, /?x=1",
        "https://xn--bcher-kva.example/ü, xn--bcher-kva.example, /%C3%BC"
    })
    void keepsHostAndTarget(String url, String host, String target) {
        assertThat(ImageUrl.of(url).host()).isEqualTo(host);
        assertThat(ImageUrl.of(url).address().target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "images.example.com/a.png",
                "//images.example.com/a.png",
                "http://images.example.com/a.png",
                "file:///etc/passwd",
                "ftp://images.example.com/a.png",
                "https:images.example.com",
                "https:///a.png",
                "https://user@images.example.com/a.png",
                "https://user:word@images.example.com/a.png",
                "https://images.example.com@127.0.0.1/a.png",
                "https://images.example.com:80/a.png",
                "https://images.example.com:8443/a.png",
                "https://127.0.0.1/a.png",
                "https://8.8.8.8/a.png",
                "https://2130706433/a.png",
                "https://0177.0.0.1/a.png",
                "https://0x7f000001/a.png",
                "https://0x7f.0.0.1/a.png",
                "https://127.1/a.png",
                "https://127.0.0.1./a.png",
                "https://[::1]/a.png",
                "https://[::ffff:127.0.0.1]/a.png",
                "https://localhost/a.png",
                "https://images.example.com./a.png",
                "https://im_ages.example.com/a.png",
                "https://ｉmages.example.com/a.png",
                "https://images.example.com\\@127.0.0.1/",
                "https://images.example.com/a\r\nHost: other",
                "https://images.example.com/a b",
                " https://images.example.com/a"
            })
    void refusesAnythingButAPlainHttpsAddress(String url) {
        assertThatThrownBy(() -> ImageUrl.of(url))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal ->
                                assertThat(refusal.error()).isEqualTo(ApiError.IMAGE_URL_REFUSED));
    }

    @Test
    void repeatsNothingOfARefusedAddress() {
        assertThatThrownBy(() -> ImageUrl.of("https://somebody:pa55@images.example.com/s3cret"))
                .message()
                .doesNotContain("somebody", "pa55", "s3cret");
    }

    @Test
    void printsItsHostOnly() {
        assertThat(ImageUrl.of("https://images.example.com/a?signature=1"))
                .hasToString("[address at images.example.com]");
    }
}
