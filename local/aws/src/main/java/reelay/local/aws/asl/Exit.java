package reelay.local.aws.asl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a state is left.
 *
 * @param assign new values of variables; all are computed with the old ones
 * @param output the next state's input; null for the state's own default
 */
record Exit(Map<String, Template> assign, @Nullable Template output) {

    Exit {
        assign = Map.copyOf(assign);
    }
}
