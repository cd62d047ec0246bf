package reelay.local.aws.dynamodb.expression;

import java.util.List;

/** Paths of one expression that get in each other's way. */
final class OverlappingPaths {

    private OverlappingPaths() {}

    static void refuse(ExpressionKind expression, List<Path> earlier, Path path) {
        for (Path other : earlier) {
            if (other.overlaps(path)) {
                throw expression.fault(
                        "Two document paths overlap with each other; must remove or rewrite one of"
                                + " these paths; path one: "
                                + other.brackets()
                                + ", path two: "
                                + path.brackets());
            }
            if (other.conflictsWith(path)) {
                throw expression.fault(
                        "Two document paths conflict with each other; must remove or rewrite one"
                                + " of these paths; path one: "
                                + other.brackets()
                                + ", path two: "
                                + path.brackets());
            }
        }
    }
}
