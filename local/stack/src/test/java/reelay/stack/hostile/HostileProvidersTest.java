package reelay.stack.hostile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Servers of OpenAI's protocol by chance: see {@link SeedRun} for more of them. */
@ResourceLock(Resources.SYSTEM_OUT)
class HostileProvidersTest {

    @Test
    void whateverAProviderDoesNothingIsPaidTwiceLostOrSaidWrongly() {
        new SeedRun("HostileProvidersTest", "hostile providers", House.ofOpenAi()).run(2000);
    }
}
