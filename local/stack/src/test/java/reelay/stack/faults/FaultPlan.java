package reelay.stack.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.stack.faults.plan.Chance;
import reelay.stack.faults.plan.Mishap;
import reelay.stack.faults.plan.Point;

/** Which fault strikes where. Asked again for the same point it says the same. */
@FunctionalInterface
public interface FaultPlan {

    /** Nothing goes wrong. */
    FaultPlan NONE = (point, now) -> Optional.empty();

    /** The fault of one call, if any. */
    Optional<Mishap> at(Point point, Instant now);

    /** These and nothing else. */
    static FaultPlan of(Map<Point, Mishap> faults) {
        return (point, now) -> Optional.ofNullable(faults.get(point));
    }

    /**
     * By chance, decided by seed and point alone, so that the order of calls changes nothing.
     *
     * @param perMille of the calls that go wrong
     * @param until when it ends
     */
    static FaultPlan random(long seed, int perMille, Instant until) {
        return (point, now) -> {
            long chance = Chance.of(seed, point.toString());
            if (now.isAfter(until) || Math.floorMod(chance, 1000) >= perMille) {
                return Optional.empty();
            }
            List<Mishap> possible = point.possible();
            return Optional.of(possible.get(Math.floorMod(chance >>> 20, possible.size())));
        };
    }

    /**
     * Most submits get no answer, whether they made a job or not; little else goes wrong, until ten
     * minutes have passed.
     */
    static FaultPlan lostSubmits(long seed) {
        FaultPlan others = random(seed, 15, World.START.plusSeconds(600));
        return (point, now) ->
                point.call().equals("Provider.submit")
                                && now.isBefore(World.START.plusSeconds(600))
                                && Chance.of(seed, "lost " + point, 4) > 0
                        ? Optional.of(
                                Mishap.OF_LOST_SUBMITS.get(
                                        Chance.of(
                                                seed,
                                                point.toString(),
                                                Mishap.OF_LOST_SUBMITS.size())))
                        : others.at(point, now);
    }

    /**
     * How long an outage that begins at this point lasts: half a minute to a quarter of an hour.
     */
    static Duration outage(Point point) {
        return Duration.ofSeconds(30 + Math.floorMod(Chance.of(7, point.toString()), 870));
    }
}
