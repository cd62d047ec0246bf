package reelay.stack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import reelay.stack.faults.Lives.Ended;
import reelay.stack.faults.Lives.Life;

/**
 * Two faults on the way from the app's request to the accepted job. There are some thousand pairs;
 * without {@code -Dreelay.fault.pairs=all} every twentieth is tried.
 */
@ResourceLock(Resources.SYSTEM_OUT)
class FaultPairsTest {

    private static final int ONE_IN = 20;

    @Test
    void noTwoFaultsOnTheSubmitPathPayTwiceOrLeaveAVideoOpen() {
        try (Quiet quiet = new Quiet()) {
            Lives lives = new Lives();
            List<Life> all = Systematic.pairs(lives, Story.plain());
            int step = "all".equals(System.getProperty("reelay.fault.pairs")) ? 1 : ONE_IN;
            List<Life> chosen = new ArrayList<>();
            for (int i = 0; i < all.size(); i += step) {
                chosen.add(all.get(i));
            }

            List<Ended> ended = lives.live(chosen);
            quiet.say("faults two at a time: " + ended.size() + " of " + all.size() + " pairs");

            assertThat(ended).flatExtracting(Ended::violations).isEmpty();
            assertThat(ended).flatExtracting(Ended::ends).containsOnly("completed");
        }
    }
}
