package reelay.stack.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets many worlds live, as many at a time as there are processors. */
final class Lives {

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

    private final World.Plan plan = World.Plan.read();
    private final BucketRules rules = BucketRules.read();

    List<Ended> live(List<Life> lives) {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Callable<List<Ended>>> shares = new ArrayList<>();
            for (int share = 0; share < threads; share++) {
                int first = share;
                shares.add(() -> everyNth(lives, first, threads));
            }
            List<Ended> ended = new ArrayList<>();
            for (Future<List<Ended>> share : workers.invokeAll(shares)) {
                ended.addAll(share.get());
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a world broke", e.getCause());
        }
    }

    private List<Ended> everyNth(List<Life> lives, int first, int step) {
        Processes processes = new Processes();
        List<Ended> ended = new ArrayList<>();
        for (int i = first; i < lives.size(); i += step) {
            ended.add(live(lives.get(i), processes));
        }
        return ended;
    }

    Ended live(Life life) {
        return live(life, new Processes());
    }

    private Ended live(Life life, Processes processes) {
        World world = new World(plan, life.story(), life.faults(), life.seed(), processes);
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
