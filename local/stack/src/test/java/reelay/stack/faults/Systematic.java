package reelay.stack.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reelay.stack.faults.Lives.Life;
import reelay.stack.faults.plan.Mishap;
import reelay.stack.faults.plan.Point;

/** Lives with faults at points that were recorded in a life without any. */
final class Systematic {

    private static final long SEED = 1;

    private Systematic() {}

    /** The outside calls of a life in which nothing goes wrong. */
    static List<Point> points(Lives lives, Story story) {
        return lives.live(new Life("without a fault", story, FaultPlan.NONE, SEED)).points();
    }

    /** Each fault at each point. */
    static List<Life> singles(Lives lives, Story story) {
        List<Life> singles = new ArrayList<>();
        for (Point point : points(lives, story)) {
            for (Mishap fault : point.possible()) {
                singles.add(life(story, Map.of(point, fault)));
            }
        }
        return singles;
    }

    /** Each two faults at two points on the way from the app's request to the accepted job. */
    static List<Life> pairs(Lives lives, Story story) {
        List<Point> path =
                points(lives, story).stream().filter(Systematic::onTheSubmitPath).toList();
        List<Life> pairs = new ArrayList<>();
        for (int first = 0; first < path.size(); first++) {
            for (int second = first + 1; second < path.size(); second++) {
                for (Mishap one : path.get(first).possible()) {
                    for (Mishap two : path.get(second).possible()) {
                        pairs.add(life(story, Map.of(path.get(first), one, path.get(second), two)));
                    }
                }
            }
        }
        return pairs;
    }

    private static boolean onTheSubmitPath(Point point) {
        return switch (point.caller()) {
            case "api" -> point.invocation() == 1;
            case "submit" -> true;
            case "machine" -> point.call().equals("Lambda.submit");
            default -> point.call().equals("Api.create");
        };
    }

    private static Life life(Story story, Map<Point, Mishap> faults) {
        return new Life(faults + " in " + story, story, FaultPlan.of(faults), SEED);
    }
}
