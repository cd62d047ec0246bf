package reelay.stack.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reelay.stack.webhooks.Receiver;

/** Where an owner's apps hear of videos, on the page. */
@InABrowser
class WebhooksTest {

    @Test
    void addsAnEndpointShowsItsSecretOnceTestsAndRemovesIt(Visitor visitor) {
        try (Receiver receiver = Receiver.answering(() -> 204)) {
            visitor.signIn()
                    .click("[data-view=webhooks]")
                    .until("#webhook-name")
                    .untilSays("#webhooks-view", "No endpoint yet");

            visitor.click("#webhooks-view form [type=submit]").until("#webhook-name-error");
            visitor.type("#webhook-name", "orders")
                    .type("#webhook-url", "http://192.168.1.1/hooks")
                    .click("#webhooks-view form [type=submit]")
                    .until("#webhook-url-error");
            assertThat(visitor.hindrances()).isEmpty();
            visitor.run("document.getElementById('webhook-url').value = ''");
            visitor.type("#webhook-url", receiver.url("/hooks"))
                    .click("#webhooks-view form [type=submit]")
                    .until(".secret");

            String secret = visitor.says(".secret");
            assertThat(secret).startsWith("whsec_");
            assertThat(visitor.says(".endpoint"))
                    .contains("orders", "/hooks", "A video is finished", "A video has failed");
            assertThat(visitor.hindrances()).isEmpty();

            visitor.click(".endpoint .button:nth-of-type(1)")
                    .untilSays(".notice", "answered 204 to a test event");
            assertThat(receiver.messages()).hasSize(1);
            visitor.click(".endpoint .button:nth-of-type(2)")
                    .untilSays(".deliveries", "No event yet");

            visitor.reload().until(".endpoint");
            assertThat(visitor.says("#webhooks-view")).doesNotContain(secret);
            visitor.click(".endpoint .button:nth-of-type(3)").until(".secret");
            assertThat(visitor.says(".secret")).startsWith("whsec_").isNotEqualTo(secret);
            visitor.click(".endpoint .button:nth-of-type(4)")
                    .untilSays("#webhooks-view", "No endpoint yet");
            assertThat(visitor.hindrances()).isEmpty();
        }
    }
}
