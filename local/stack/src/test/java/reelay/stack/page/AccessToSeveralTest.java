package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import reelay.simulator.account.Account;
import reelay.simulator.account.PlayedAccounts;
import reelay.stack.Stack;
import reelay.stack.cli.client.LambdaClient;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;

/**
 * Four providers, of which one does not know the key and one has no money, as the page shows them.
 */
@InABrowser
class AccessToSeveralTest {

    private static final Path PROJECT = Path.of("../..");

    @TempDir Path folder;

    private Optional<Stack> stack = Optional.empty();
    private Optional<Visitor> visitor = Optional.empty();

    @AfterEach
    void stop() {
        visitor.ifPresent(Visitor::leave);
        stack.ifPresent(Stack::close);
    }

    private Visitor visit(PageUnderTest page) {
        Stack four =
                Stack.start(
                        StackSettings.of(PROJECT, folder)
                                .on(Ports.free())
                                .generating(Duration.ofSeconds(1))
                                .of(
                                        new StackSettings.Kinds(
                                                List.of(
                                                        "kling",
                                                        "seedance",
                                                        "minimax",
                                                        "openrouter"),
                                                Map.of()))
                                .playing(
                                        new PlayedAccounts(
                                                Account.READY,
                                                Map.of(
                                                        "kling",
                                                        Account.KEY_INVALID,
                                                        "minimax",
                                                        Account.CREDIT_EXHAUSTED)))
                                .withParameters(
                                        Map.of(
                                                "VideoModels",
                                                "sora-2=kling/kling-3.0|seedance/seedance-2.5,"
                                                        + "hailuo=minimax/minimax-h3,"
                                                        + "google/veo-3.1")));
        stack = Optional.of(four);
        Visitor there =
                new Visitor(
                        page.browser(),
                        four.addresses().api(),
                        four.addresses().s3(),
                        four.apiKey().value(),
                        new OwnedVideos(four, "local"),
                        folder);
        visitor = Optional.of(there);
        return there.signIn();
    }

    @Test
    void offersWhatEachModelCanDoTellsWhoRefusedAndShowsAllAccountsSideBySide(PageUnderTest page)
            throws IOException, InterruptedException {
        Visitor visitor = visit(page);

        // Seedance makes 4 to 30 seconds, Kling 3 to 15: whatever one of them can.
        assertThat(options(visitor)).startsWith("3,4,5").endsWith("29,30");
        visitor.click("#options")
                .untilTrue(WISHES + " === 'image_url,last_frame,seed,generate_audio'");
        assertThat(visitor.says("#cost")).as("3 s").isEqualTo("About $0.252 to $0.378");
        seconds(visitor, 4);
        assertThat(visitor.says("#cost"))
                .isEqualTo("About $0.336 to $0.504 if kling/kling-3.0 makes it");
        seconds(visitor, 20);
        assertThat(visitor.says("#cost")).isEqualTo("The price is not known");
        choose(visitor, "google/veo-3.1");
        assertThat(visitor.run(CHIPS)).isEqualTo("4,6,8");
        assertThat(visitor.says("#cost")).isEqualTo("About $0.80 to $1.60");
        choose(visitor, "hailuo");
        assertThat(visitor.run("return " + WISHES)).isEqualTo("image_url,last_frame");
        assertThat(visitor.says("#cost")).isEqualTo("About $0.32");
        visitor.type("#prompt", "a whale").click("#make-button");
        visitor.untilSays(".card .failure", "out of credit");
        choose(visitor, "sora-2");
        visitor.type("#prompt", "a heron").click("#make-button");
        visitor.untilSays(
                ".tried li", "kling/kling-3.0 did not take it: The provider does not take our key");
        visitor.until(".card[data-status=completed]");

        check();
        visitor.reload().untilSays("#banner", "This concerns hailuo.");
        assertThat(visitor.says("#banner")).contains("Not every model can be made now");
        visitor.click("#access-link").until(".accounts li:nth-child(4)");

        assertThat(visitor.says(".accounts li:nth-child(1)"))
                .contains("minimax", "Not possible now", "no credit left");
        assertThat(visitor.says(".accounts li:nth-child(2)")).contains("kling", "Not possible now");
        assertThat(visitor.says(".account[data-kind=seedance]")).contains("Ready");
        assertThat(visitor.says(".account[data-kind=openrouter]")).contains("Listed, not proved");
        assertThat(visitor.says("#offered"))
                .containsSubsequence(
                        "sora-2",
                        "seedance/seedance-2.5 can make it, proved by a video",
                        "hailuo",
                        "Not possible now: minimax/minimax-h3");
        assertThat(visitor.says(".verdict h2")).isEqualTo("Not possible now");
        assertThat(visitor.says(".steps")).contains("Add to the balance of the MiniMax account.");
        assertThat(visitor.hindrances()).isEmpty();

        visitor.click(".account[data-kind=kling]").untilSays(".verdict .sentence", "Kling");
        assertThat(visitor.says(".steps")).contains("Kling's developer console");
        assertThat(visitor.count(".milestones")).isZero();
        visitor.untilSays(".timeline", "Kling does not know the key");
        assertThat(visitor.hindrances()).isEmpty();
        assertThat(visitor.onAPhone().hindrances()).isEmpty();
        visitor.click("nav a[data-view=videos]").click("#options").until("#wishes input");
        takesWhatTheModelTakesAndTellsWhatItWasCharged(visitor);
    }

    /** All of it has room on a phone, and for fingers. */
    private static void fitsOnAPhone(Visitor visitor) {
        assertThat(visitor.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
        assertThat(
                        visitor.run(
                                """
                                return [...document.querySelectorAll('.wishes :is(input, select), .chip, select')]
                                    .filter(e => e.checkVisibility())
                                    .filter(e => e.offsetHeight < 44 || e.offsetWidth < 44)
                                    .map(e => e.outerHTML.slice(0, 60) + e.offsetWidth + 'x' + e.offsetHeight).join();
                                """))
                .isEqualTo("");
    }

    /**
     * What the model takes goes along, and what its provider charged is told, not what it lists.
     */
    private static void takesWhatTheModelTakesAndTellsWhatItWasCharged(Visitor visitor) {
        choose(visitor, "google/veo-3.1");
        fitsOnAPhone(visitor);
        visitor.type("#prompt", "a kite").type("#wish-last_frame", "https://example.com/end.png");
        visitor.click("#make-button").untilSays("#image-error", "last_frame");
        visitor.run("document.querySelector('#wish-last_frame').value = ''");
        visitor.type("#wish-seed", "x")
                .click("#make-button")
                .untilSays("#wish-seed-error", "whole number");
        assertThat(visitor.hindrances()).isEmpty();
        visitor.type("#wish-seed", Keys.BACK_SPACE, "7");
        select(visitor, "#wish-generate_audio", "true");
        assertThat(visitor.says("#cost")).isEqualTo("About $1.60");

        visitor.click("#make-button");
        visitor.untilTrue("document.querySelectorAll('.card[data-status=completed]').length === 2");

        assertThat(visitor.find("#wish-seed").getDomProperty("value")).isEmpty();
        visitor.untilSays("#spent", "about $0.80 for 1 finished video; what 1 more");
        visitor.click(".card .play").untilSays("#view .about", "Its provider charged $0.80.");
        visitor.press(Keys.ESCAPE).untilGone("#view");
    }

    private static final String WISHES =
            "[...document.querySelectorAll('#wishes input, #wishes select')].map(one =>"
                    + " one.name).join()";

    /** The schedule may have looked before there was a video; whoever invokes it need not wait. */
    private void check() throws IOException, InterruptedException {
        Stack four = stack.orElseThrow();
        var lambda = new LambdaClient(four.lambda().address(), four.accessKey());
        assertThat(lambda.invoke("AccessCheckFunction", "{}").isGood()).isTrue();
    }

    private static final String CHIPS =
            "return [...document.querySelectorAll('#seconds input')].map(one => one.value).join()";

    private static String options(Visitor visitor) {
        return (String)
                visitor.run(
                        "return [...document.querySelectorAll('#seconds option')]"
                                + ".map(one => one.value).join()");
    }

    private static void seconds(Visitor visitor, int seconds) {
        select(visitor, "#seconds select", Integer.toString(seconds));
    }

    private static void choose(Visitor visitor, String model) {
        select(visitor, "#model", model);
    }

    private static void select(Visitor visitor, String list, String value) {
        visitor.run(
                """
                const [list, value] = arguments;
                document.querySelector(list).value = value;
                for (const type of ["input", "change"]) {
                  document.querySelector(list).dispatchEvent(new Event(type, { bubbles: true }));
                }
                """,
                list,
                value);
    }
}
