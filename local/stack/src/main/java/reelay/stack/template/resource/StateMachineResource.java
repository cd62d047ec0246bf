package reelay.stack.template.resource;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The state machine.
 *
 * @param logicalId its name in the template
 * @param name what it is called when it is deployed
 * @param arn its ARN
 * @param roleArn the role its executions work with
 * @param definitionUri its definition, relative to the template
 * @param substitutions what stands for {@code ${Name}} in the definition
 */
public record StateMachineResource(
        String logicalId,
        String name,
        String arn,
        String roleArn,
        String definitionUri,
        Map<String, String> substitutions) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

    /** Copies the substitutions. */
    public StateMachineResource {
        substitutions = Map.copyOf(substitutions);
    }

    /**
     * The definition with every placeholder replaced.
     *
     * @param text of the file that {@link #definitionUri} names
     * @throws TemplateException for a placeholder without substitution, or the other way round
     */
    public String definition(String text) {
        var unused = new TreeSet<>(substitutions.keySet());
        Matcher placeholder = PLACEHOLDER.matcher(text);
        StringBuilder definition = new StringBuilder();
        while (placeholder.find()) {
            String value = substitutions.get(placeholder.group(1));
            if (value == null) {
                throw new TemplateException(
                        definitionUri,
                        placeholder.group() + " is not among DefinitionSubstitutions");
            }
            unused.remove(placeholder.group(1));
            placeholder.appendReplacement(definition, Matcher.quoteReplacement(value));
        }
        if (!unused.isEmpty()) {
            throw new TemplateException(
                    logicalId + ".DefinitionSubstitutions",
                    definitionUri + " does not use " + String.join(", ", unused));
        }
        return placeholder.appendTail(definition).toString();
    }
}
