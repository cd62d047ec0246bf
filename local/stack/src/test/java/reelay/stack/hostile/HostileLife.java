package reelay.stack.hostile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import reelay.stack.faults.BucketRules;
import reelay.stack.faults.FaultPlan;
import reelay.stack.faults.OrderlyEnd;
import reelay.stack.faults.World;
import reelay.stack.faults.plan.Wish;
import reelay.stack.faults.process.Processes;
import reelay.stack.hostile.way.Draw;

/**
 * One seed: some videos at one hostile provider, now and then with faults of everything else.
 *
 * @param excluded hazards that are left out
 * @param told whether its story is wanted
 */
record HostileLife(House house, long seed, Set<String> excluded, boolean told) {

    private static final BucketRules RULES = BucketRules.read();

    private static final List<String> SCENES =
            List.of(
                    "paper boat drifts past the lighthouse at dusk",
                    "two foxes dance between birches while snow falls",
                    "molten glass becomes a tall green bottle");

    /**
     * How it ended.
     *
     * @param hazards what was out of the ordinary
     * @param story every call of the provider, and the faults that struck
     * @param ends status and error code of each video
     */
    record Ended(
            long seed,
            Set<String> hazards,
            List<String> story,
            List<String> ends,
            List<String> violations) {}

    Ended live(Processes processes) {
        Draw draw = Draw.of(seed, excluded);
        World<Hostile> world =
                new World<>(
                        house.plan(),
                        new World.Cast(wishes(draw), Duration.ZERO),
                        faults(draw),
                        seed,
                        processes,
                        clock -> house.opens().apply(draw, clock));
        try {
            world.live();
            List<String> violations = new ArrayList<>(OrderlyEnd.violations(world, RULES));
            violations.addAll(Truths.violations(world));
            return new Ended(
                    seed,
                    draw.hazards(),
                    told ? story(world) : List.of(),
                    world.items.ends(),
                    violations);
        } catch (RuntimeException e) {
            throw new IllegalStateException("the world of seed " + seed + " broke", e);
        } finally {
            world.functions().close();
        }
    }

    private List<Wish> wishes(Draw draw) {
        boolean same = house.samePrompts() && draw.chance("same prompts", 300);
        int videos = 1 + draw.upTo("videos", draw.chance("several", 500) ? 2 : 0);
        List<Wish> wishes = new ArrayList<>();
        for (int video = 0; video < videos; video++) {
            Draw own = draw.about("wish " + video);
            int scene = same ? 0 : video;
            wishes.add(
                    new Wish(
                            own.chance("bob", 300) ? "bob" : "alice",
                            Personal.PROMPT + seed + "-" + scene + " " + SCENES.get(scene),
                            false,
                            own.chance("key", 500),
                            Duration.ofMillis(own.upTo("later", 30_000))));
        }
        return wishes;
    }

    private FaultPlan faults(Draw draw) {
        if (!draw.chance("faults", 150) || excluded.contains("faults")) {
            return FaultPlan.NONE;
        }
        Instant until = World.START.plusSeconds(60 + draw.upTo("until", 1800));
        return FaultPlan.random(seed, 10, until);
    }

    private static List<String> story(World<Hostile> world) {
        List<String> story = new ArrayList<>();
        story.add(world.provider.drew());
        world.provider.attempts().forEach(attempt -> story.add(attempt.toString()));
        story.addAll(world.provider.log());
        story.addAll(world.outside.struck());
        world.functions().escaped().forEach(name -> story.add("escaped: " + name));
        world.items.all().values().forEach(item -> story.add(item.toString()));
        return story;
    }
}
