package reelay.stack.conditions;

import java.util.ArrayList;
import java.util.List;

/**
 * The operands of a condition of DynamoDB, at every depth, each without effect in turn. What has no
 * effect still stands there, because DynamoDB refuses values that nothing uses.
 */
final class Operands {

    private Operands() {}

    /** The condition once for each operand: of an AND it holds always, of an OR never. */
    static List<String> eachWithoutEffect(String condition) {
        List<String> alternatives = split(condition, " OR ");
        if (alternatives.size() > 1) {
            return each(alternatives, " OR ", "(%s AND NOT %s)");
        }
        List<String> operands = split(condition, " AND ");
        if (operands.size() > 1) {
            return each(operands, " AND ", "(%s OR NOT %s)");
        }
        return isGroup(condition)
                ? eachWithoutEffect(inside(condition)).stream().map("(%s)"::formatted).toList()
                : List.of("(%s OR NOT %s)".formatted(condition, condition));
    }

    private static List<String> each(List<String> operands, String joint, String withoutEffect) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            String operand = operands.get(i);
            String group = split(operand, " AND ").size() > 1 ? "(%s)".formatted(operand) : operand;
            List<String> changed = new ArrayList<>(operands);
            changed.set(i, withoutEffect.formatted(group, group));
            all.add(String.join(joint, changed));
            if (isGroup(operand) || group.length() > operand.length()) {
                for (String inner : eachWithoutEffect(operand)) {
                    changed.set(i, inner);
                    all.add(String.join(joint, changed));
                }
            }
        }
        return all;
    }

    private static boolean isGroup(String operand) {
        return operand.startsWith("(")
                && split(operand.substring(1), ")").getFirst().length() + 2 == operand.length();
    }

    private static String inside(String group) {
        return group.substring(1, group.length() - 1);
    }

    /** What stands between the joints that are in no parentheses. */
    private static List<String> split(String condition, String joint) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < condition.length(); at++) {
            if (depth == 0 && condition.startsWith(joint, at)) {
                parts.add(condition.substring(start, at));
                start = at + joint.length();
                at = start - 1;
            } else {
                depth +=
                        switch (condition.charAt(at)) {
                            case '(' -> 1;
                            case ')' -> -1;
                            default -> 0;
                        };
            }
        }
        parts.add(condition.substring(start));
        return parts;
    }
}
