package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * The states of the page at two widths, in the light and in the dark: no slips in what it says, no
 * serious hindrances, nothing beyond the edge. With {@code -Dreelay.pictures=docs/images} (from the
 * folder of this module: {@code ../../docs/images}) each is drawn to a file.
 */
@InABrowser
class EveryStateTest {

    private static final String PICTURES = System.getProperty("reelay.pictures", "");

    private final Instant now = Instant.now();

    private record Look(String name, int width, int height, boolean dark) {}

    private static final List<Look> LOOKS =
            List.of(
                    new Look("1440-light", 1440, 900, false),
                    new Look("1440-dark", 1440, 900, true),
                    new Look("390-light", 390, 844, false),
                    new Look("390-dark", 390, 844, true));

    @Test
    void signIn(Visitor visitor) throws IOException {
        visitor.open().until("#sign-in");

        looksWell(visitor, "sign-in");
    }

    @Test
    void emptyWall(Visitor visitor, PageUnderTest page) throws IOException {
        ready(page);
        visitor.signIn().until("#empty .nothing");

        looksWell(visitor, "empty");
    }

    @Test
    void optionsAndARemix(Visitor visitor, PageUnderTest page) throws IOException {
        ready(page);
        visitor.signIn().until("#empty .nothing").click("#options").until("#choices");
        visitor.type("#prompt", " ").click("#make-button").until("#prompt-error");

        looksWell(visitor, "options");
    }

    @Test
    void severalTakesOfWhichOneIsRefused(Visitor visitor, PageUnderTest page) throws IOException {
        ready(page);
        visitor.signIn().click("#options").until("#wishes input");
        visitor.click("#takes label:nth-child(2)");
        visitor.run(
                """
                const real = window.fetch;
                let asked = 0;
                window.fetch = (url, options) => {
                  if (options?.method !== "POST" || ++asked !== 2) return real(url, options);
                  const error = { message: "There are 500 unfinished videos. Wait until some are finished.", param: null };
                  return Promise.resolve(new Response(JSON.stringify({ error }), { status: 429 }));
                };
                """);
        visitor.type("#prompt", "A paper boat on a lake").click("#make-button").until("#taken");
        visitor.until(".card[data-status=completed] .frame.still");

        looksWell(visitor, "takes");
    }

    @Test
    void inTheMaking(Visitor visitor, PageUnderTest page) throws IOException {
        new AccessReportItems(page.stack())
                .put(
                        """
                        {"verdict": "propagating", "reason": "verification_propagating",
                         "sentence": "Verified 10 minutes ago; that takes up to 30 minutes.",
                         "try_again_at": %d}
                        """
                                .formatted(now.plusSeconds(600).getEpochSecond()));
        visitor.videos()
                .running("A tram climbs a steep street in the rain", now.minusSeconds(40), 60);
        visitor.videos().queued("A harbour at first light", now.minusSeconds(2));
        visitor.videos().held("A fox in the snow", now.minusSeconds(90), now.plusSeconds(600));
        visitor.signIn().until(".why");

        looksWell(visitor, "making");
    }

    @Test
    void failed(Visitor visitor, PageUnderTest page) throws IOException {
        ready(page);
        visitor.videos()
                .failed("A famous face", now, "moderation_blocked", "Blocked: a real person.");
        visitor.videos()
                .failed(
                        "A lighthouse",
                        now.minusSeconds(60),
                        "organization_unverified",
                        "Your organization must be verified to use the model `sora-2`.");
        visitor.videos()
                .failed("A market", now.minusSeconds(90), "of_another_version", "It broke off.");
        visitor.signIn().until(".failure").click(".card:last-child .remove").until(".leaving");

        looksWell(visitor, "failed");
    }

    @Test
    void wallAndLargeView(Visitor visitor, PageUnderTest page) throws IOException {
        ready(page);
        visitor.signIn();
        for (List<String> made :
                List.of(
                        List.of("720x1280", "A paper boat on a lake at dawn"),
                        List.of("1280x720", "Waves roll in under a full moon"),
                        List.of("1280x720", "A lighthouse turns in the fog"),
                        List.of("720x1280", "Rain on a neon street"),
                        List.of("720x1280", "قارب ورقي على بحيرة هادئة"))) {
            visitor.run(
                    "document.querySelector('input[value=\"" + made.getFirst() + "\"]').click()");
            visitor.run("document.querySelector('#prompt').value = arguments[0]", made.getLast());
            int before = visitor.count(".card");
            visitor.click("#make-button")
                    .untilTrue("document.querySelectorAll('.card').length > " + before);
        }
        visitor.untilTrue("document.querySelectorAll('.frame.still').length === 5");
        looksWell(visitor, "wall");

        visitor.click(".card:nth-child(4) .play")
                .untilTrue("document.querySelector('#view video')?.currentTime > 0.5");
        visitor.press(Keys.SPACE);

        looksWell(visitor, "view");
    }

    @Test
    void access(Visitor visitor, PageUnderTest page) throws IOException {
        new AccessReportItems(page.stack())
                .put(
                        """
                        {"verdict": "blocked", "reason": "organization_unverified",
                         "sentence": "The organization is not verified, so sora-2 may not be used.",
                         "steps": [{"text": "Verify the organization.",
                           "link": "https://platform.openai.com/settings/organization/general"}],
                         "checklist": [
                           {"name": "organization_verified", "text": "Organization verified",
                            "state": "open", "sentence": "The provider says that it is not."}],
                         "support_message": "Hello, we need access."}
                        """);
        visitor.signIn().click("#access-link").until(".verdict");

        looksWell(visitor, "access");
    }

    private static void ready(PageUnderTest page) {
        new AccessReportItems(page.stack())
                .put("{\"verdict\": \"ready\", \"reason\": \"ready\", \"sentence\": \"Go on.\"}");
    }

    private static void looksWell(Visitor visitor, String state) throws IOException {
        for (Look look : LOOKS) {
            // The other two differ from these in nothing that is asked here.
            boolean asked = look.dark() == (look.width() < 1000);
            if (!asked && PICTURES.isEmpty()) {
                continue;
            }
            visitor.lookedAt(look.width(), look.height(), look.dark());
            if (!PICTURES.isEmpty()) {
                Path file =
                        Files.createDirectories(Path.of(PICTURES))
                                .resolve(state + "-" + look.name() + ".webp");
                Files.write(file, visitor.picture());
            }
            if (asked) {
                assertThat(visitor.hindrances()).as(state + " " + look.name()).isEmpty();
                assertThat(
                                visitor.run(
                                        "return document.documentElement.scrollWidth <= "
                                                + look.width()))
                        .as(state + " fits " + look.name())
                        .isEqualTo(true);
            }
        }
    }
}
