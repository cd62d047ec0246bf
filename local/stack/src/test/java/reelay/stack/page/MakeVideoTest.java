package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** From the form to a video that plays. */
@InABrowser
class MakeVideoTest {

    @TempDir Path folder;

    @Test
    void makesAVideoFromAnImageAndPlaysIt(Visitor visitor) throws IOException {
        visitor.signIn();
        visitor.type("#prompt", "a lighthouse at night");
        visitor.run("document.querySelector('input[value=\"1280x720\"]').click()");
        visitor.attach(picture());
        visitor.untilSays("#image-about", "1280 × 720");
        assertThat(visitor.count("#image-preview")).isOne();
        assertThat(visitor.says("#cost")).isEqualTo("About $0.40");
        assertThat(visitor.says("#options")).contains("sora-2 · Landscape 720p · 4 s");

        visitor.type("#prompt", Keys.chord(Keys.CONTROL, Keys.ENTER));

        visitor.until(".card[data-status=queued], .card[data-status=in_progress]");
        assertThat(visitor.says(".card .words")).isEqualTo("a lighthouse at night");
        assertThat(visitor.find("#prompt").getDomProperty("value")).isEmpty();
        visitor.until(".card[data-status=completed] .frame.still");
        assertThat(visitor.says("#announcements")).isEqualTo("Finished: a lighthouse at night");
        plays(visitor);
        seeks(visitor);
        isSaved(visitor);
    }

    private static void plays(Visitor visitor) {
        visitor.click(".card .play")
                .untilTrue("document.querySelector('#view video')?.currentTime > 0.2");
        assertThat(visitor.run("return document.querySelector('#view video').controls"))
                .isEqualTo(true);
        assertThat(visitor.hindrances()).isEmpty();
    }

    private static void seeks(Visitor visitor) {
        visitor.run("document.querySelector('#view video').pause()");
        visitor.run("document.querySelector('#view video').currentTime = 3");
        visitor.untilTrue(
                "!document.querySelector('#view video').seeking"
                        + " && document.querySelector('#view video').currentTime === 3");
    }

    private static void isSaved(Visitor visitor) throws IOException {
        visitor.click("#view .buttons button");
        Awaitility.await().until(() -> !saved(visitor.downloads()).isEmpty());
        assertThat(saved(visitor.downloads()).getFirst().getFileName().toString())
                .matches("video_[0-9a-f]{48}\\.mp4");
    }

    private static List<Path> saved(Path downloads) throws IOException {
        try (Stream<Path> files = Files.list(downloads)) {
            return files.filter(file -> file.toString().endsWith(".mp4")).toList();
        }
    }

    @Test
    void goesOnWithANewLinkWhenTheOldOneRanOut(Visitor visitor) {
        visitor.signIn();
        visitor.run(
                """
                const real = window.fetch;
                window.fetch = async (url, options) => {
                  const answer = await real(url, options);
                  if (window.mended || !String(url).endsWith("/content")) return answer;
                  return new Response((await answer.text()).replaceAll("Signature=", "Signature=0"));
                };
                """);
        visitor.type("#prompt", "a paper boat").click("#make-button");
        visitor.until(".card[data-status=completed] .play");

        visitor.run("window.mended = true");
        visitor.click(".card .play");
        visitor.untilTrue("document.querySelector('#view video')?.currentTime > 0.6");
        String runOut = "window.film.src = window.film.src.replace('Signature=', 'Signature=0')";
        visitor.run("window.film = document.querySelector('#view video'); " + runOut);
        visitor.untilTrue("window.film.currentTime > 0.9 && !window.film.paused");
        assertThat(visitor.count(".notice")).isZero();

        visitor.run("window.mended = false; " + runOut);
        visitor.untilSays(".notice", "The video cannot be played. It may have been removed.");
        assertThat(visitor.run("return window.film.paused && !window.film.hasAttribute('src')"))
                .isEqualTo(true);
        assertThat(visitor.count("video")).isZero();
        visitor.run("window.mended = true");
        visitor.click("#view .failure button")
                .untilTrue("document.querySelector('#view video')?.currentTime > 0.2");
    }

    @Test
    void showsProgressAsItMoves(Visitor visitor) {
        String id = visitor.videos().running("a long one", Instant.now().minusSeconds(5), 50);
        visitor.signIn().untilSays(Visitor.card(id) + " .state", "50 %");
        assertThat(visitor.says(Visitor.card(id) + " .times")).contains(" s · ", " left");

        visitor.videos().progress(id, 75);

        visitor.untilSays(Visitor.card(id) + " .state", "75 %");
        assertThat(visitor.driver().getTitle()).isEqualTo("(1) Reelay");
    }

    @Test
    void showsARefusalAtTheFieldItIsAbout(Visitor visitor) throws IOException {
        visitor.signIn().type("#prompt", " ").click("#make-button");
        visitor.untilSays("#prompt-error", "Say what should be seen.");
        assertThat(visitor.find("#prompt").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(visitor.run("return document.activeElement.id")).isEqualTo("prompt");

        visitor.type("#prompt", "a cat");
        Path text =
                Files.writeString(folder.resolve("notes.png"), "no image", StandardCharsets.UTF_8);
        visitor.attach(text);
        visitor.untilSays("#image-error", "notes.png is not an image");
        // A size that the deployment does not have, as after a change of its settings.
        visitor.run("document.querySelector('input[name=size]:checked').value = '1x1'");
        visitor.click("#make-button").untilSays("#size-error", "Invalid value: '1x1'.");
        assertThat(visitor.count("#prompt-error")).isZero();
        assertThat(visitor.hindrances()).isEmpty();
    }

    @Test
    void remixesAFinishedVideo(Visitor visitor) {
        visitor.signIn().type("#prompt", "a quiet sea").click("#make-button");
        visitor.until(".card[data-status=completed]");

        visitor.click(".buttons button:nth-child(2)").until("#remixing");
        assertThat(visitor.says("#remixing")).contains("a quiet sea");
        assertThat(visitor.count("#choices")).isZero();
        visitor.type("#prompt", "with a boat").click("#make-button");

        visitor.untilSays(".card .words", "with a boat");
        assertThat(visitor.says(".card .facts")).contains("remix");
        assertThat(visitor.count("#remixing")).isZero();
    }

    @Test
    void makesSeveralTakesAndAsksAgainOnlyForThoseThatDidNotCome(Visitor visitor) {
        visitor.signIn().click("#options").click("#takes label:nth-child(4)");
        assertThat(visitor.says("#cost")).isEqualTo("About 4 × $0.40 = $1.60");
        assertThat(visitor.says("#chosen")).endsWith("4 s · 4 takes");
        visitor.run(LOSES_THE_SECOND_AND_REFUSES_THE_THIRD);
        visitor.type("#prompt", "a paper boat").click("#make-button");

        visitor.untilSays("#make-button", "Make the other 2");
        assertThat(visitor.says("#taken"))
                .contains(
                        "Take 1: asked for.",
                        "Take 2: The API cannot be reached.",
                        "Asked for again, it is not paid twice.",
                        "Take 3: Too many unfinished videos.",
                        "Take 4: asked for.");
        assertThat(visitor.says("#cost")).isEqualTo("About 2 × $0.40 = $0.80");
        assertThat(visitor.hindrances()).isEmpty();
        visitor.click("#make-button").untilGone("#taken");

        assertThat(visitor.find("#prompt").getDomProperty("value")).isEmpty();
        assertThat(visitor.says("#make-button")).isEqualTo("Make the videos");
        visitor.untilTrue("document.querySelectorAll('.card[data-status=completed]').length === 4");
        visitor.untilSays("#spent", "about $1.60 for 4 finished videos.");
        visitor.reload().until(".card:nth-child(4)");
        assertThat(visitor.count(".card")).isEqualTo(4);
    }

    private static final String LOSES_THE_SECOND_AND_REFUSES_THE_THIRD =
            """
            const real = window.fetch;
            let asked = 0;
            window.fetch = async (url, options) => {
              if (options?.method !== "POST") return real(url, options);
              asked++;
              if (asked === 3) {
                const error = { message: "Too many unfinished videos.", code: "too_many_open_videos", param: null };
                return new Response(JSON.stringify({ error }), { status: 429 });
              }
              const answer = await real(url, options);
              if (asked === 2) throw new TypeError("Failed to fetch");
              return answer;
            };
            """;

    @Test
    void refusesTakesOnceForWhatIsWrongWithAllOfThem(Visitor visitor) {
        visitor.signIn().click("#options").click("#takes label:nth-child(2)");
        visitor.run("document.querySelector('input[name=size]:checked').value = '1x1'");
        visitor.type("#prompt", "a cat").click("#make-button");

        visitor.untilSays("#size-error", "Invalid value: '1x1'.");
        assertThat(visitor.count("#taken")).isZero();
    }

    @Test
    void takesAnImageThatIsDroppedOnTheFormOrLiesAtAnAddress(Visitor visitor) {
        visitor.signIn().until("#make");
        visitor.run(
                """
                const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 36 });
                canvas.toBlob((blob) => {
                  const dataTransfer = new DataTransfer();
                  dataTransfer.items.add(new File([blob], "start.png", { type: "image/png" }));
                  document.querySelector("#make").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
                });
                """);
        visitor.untilSays("#image-about", "64 × 36");
        visitor.run(
                """
                const dataTransfer = new DataTransfer();
                dataTransfer.setData("text/uri-list", "https://127.0.0.1/start.png");
                document.querySelector("#make").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
                """);
        visitor.untilTrue("document.querySelector('[name=image_url]')?.value.startsWith('https')");
        assertThat(visitor.count("#image-preview")).isZero();

        visitor.type("#prompt", "a lighthouse").click("#make-button");

        visitor.untilSays("#wish-image_url-error", "Give a public https address");
        assertThat(visitor.hindrances()).isEmpty();
    }

    private Path picture() throws IOException {
        Path file = folder.resolve("start.png");
        ImageIO.write(
                new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }
}
