package reelay.stack.faults;

import java.util.List;
import reelay.stack.faults.plan.Point;
import reelay.stack.faults.process.Processes;
import reelay.stack.faults.process.Workers;

/** Lets many worlds live, as many at a time as there are processors. */
public final class Lives {

    /**
     * One life to live.
     *
     * @param name what to call it when it goes wrong, and how to see it again
     */
    record Life(String name, Story story, FaultPlan faults, long seed) {}

    /**
     * How a life ended.
     *
     * @param points every outside call, in order
     * @param struck the faults that struck, in order
     * @param ends status and error code of each video
     * @param violations what must not be, empty when all is well
     */
    record Ended(
            Life life,
            List<Point> points,
            List<String> struck,
            List<String> ends,
            List<String> violations) {}

    private final World.Plan plan;
    private final BucketRules rules = BucketRules.read();

    Lives() {
        this(World.Plan.read());
    }

    Lives(World.Plan plan) {
        this.plan = plan;
    }

    List<Ended> live(List<Life> lives) {
        return Workers.each(lives, this::live);
    }

    Ended live(Life life) {
        return live(life, new Processes());
    }

    private Ended live(Life life, Processes processes) {
        World<MemoryProvider> world =
                World.of(plan, life.story(), life.faults(), life.seed(), processes);
        try {
            world.live();
            List<Point> points = world.outside.points();
            return new Ended(
                    life,
                    points,
                    world.outside.struck(),
                    world.items.ends(),
                    Invariants.violations(world, rules));
        } catch (RuntimeException e) {
            throw new IllegalStateException("the world broke: " + life.name(), e);
        } finally {
            world.functions().close();
        }
    }
}
