package reelay.local.aws.asl.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.FieldTemplate;

/**
 * What happens when a state is left.
 *
 * @param assign new values of variables; all are computed with the old ones
 * @param output the next state's input; null for the state's own default
 */
public record Exit(Map<String, FieldTemplate> assign, @Nullable FieldTemplate output) {

    public Exit {
        assign = Map.copyOf(assign);
    }
}
