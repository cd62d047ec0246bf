package reelay.stack.hostile;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiFunction;
import reelay.stack.faults.World;
import reelay.stack.hostile.way.Draw;
import reelay.stack.hostile.wire.Tongue;

/**
 * A deployment with one hostile provider.
 *
 * @param samePrompts whether videos may have the same prompt
 * @param opens makes the provider
 */
record House(World.Plan plan, boolean samePrompts, BiFunction<Draw, InstantSource, Hostile> opens) {

    private static final World.Limits LIMITS =
            new World.Limits(
                    Duration.ofMinutes(50), Duration.ofMinutes(30), Duration.ofMinutes(15));

    /** With a server that speaks OpenAI's protocol, more or less. */
    static House ofOpenAi() {
        return new House(World.Plan.read(LIMITS), true, HostileProvider::new);
    }

    /** With a provider whose wire is its own. */
    static House of(Tongue tongue) {
        Map<String, String> parameters =
                Map.of(
                        "Providers",
                        tongue.kind(),
                        "ProviderUrls",
                        tongue.kind() + "=https://provider.test" + tongue.path(),
                        "VideoModels",
                        "sora-2=" + tongue.kind() + "/" + tongue.model());
        return new House(
                World.Plan.read(LIMITS, parameters),
                false,
                (draw, clock) -> new HostileWire(tongue, draw, clock));
    }
}
