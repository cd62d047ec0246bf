package reelay.local.aws.iam;

import java.util.regex.Pattern;

/**
 * One action on one resource, as a role's policy allows it. Both may hold {@code *} and {@code ?}
 * ("IAM JSON policy elements", IAM user guide).
 *
 * @param role name of the role
 */
public record Grant(String role, String action, String resource) {

    boolean covers(Permission needed) {
        return matches(action, needed.action(), Pattern.CASE_INSENSITIVE)
                && matches(resource, needed.resource(), 0);
    }

    private static boolean matches(String pattern, String text, int flags) {
        if (pattern.equals(text) || pattern.equals("*")) {
            return true;
        }
        String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(expression, flags | Pattern.DOTALL).matcher(text).matches();
    }
}
