package reelay.stack.hostile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import reelay.stack.hostile.wire.KlingTongue;
import reelay.stack.hostile.wire.MiniMaxTongue;
import reelay.stack.hostile.wire.OpenRouterTongue;
import reelay.stack.hostile.wire.SeedanceTongue;
import reelay.stack.hostile.wire.Tongue;

/** Providers with wires of their own by chance: see {@link SeedRun} for more of them. */
@ResourceLock(Resources.SYSTEM_OUT)
class HostileWiresTest {

    private static final long SEEDS = 60;

    @Test
    void whateverKlingDoesNothingIsPaidTwiceLostOrSaidWrongly() {
        run("whateverKlingDoes*", new KlingTongue());
    }

    @Test
    void whateverOpenRouterDoesNothingIsPaidTwiceLostOrSaidWrongly() {
        run("whateverOpenRouterDoes*", new OpenRouterTongue());
    }

    @Test
    void whateverSeedanceDoesNothingIsPaidTwiceLostOrSaidWrongly() {
        run("whateverSeedanceDoes*", new SeedanceTongue());
    }

    @Test
    void whateverMiniMaxDoesNothingIsPaidTwiceLostOrSaidWrongly() {
        run("whateverMiniMaxDoes*", new MiniMaxTongue());
    }

    private static void run(String method, Tongue tongue) {
        new SeedRun("HostileWiresTest#" + method, "hostile " + tongue.kind(), House.of(tongue))
                .run(SEEDS);
    }
}
