package reelay.local.aws.asl.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** A JSONata expression, compiled once per definition and evaluated by many executions at once. */
public final class Expression {

    /** Longest evaluation, in milliseconds of real time; far above what a sane expression takes. */
    private static final long LONGEST_MILLIS = 5_000;

    /** Deepest recursion that is not a tail call. */
    private static final int DEEPEST = 500;

    private final String source;
    private final Jsonata compiled;
    private final Set<String> functions;

    private Expression(String source, Jsonata compiled) {
        this.source = source;
        this.compiled = compiled;
        this.functions = JsonataFunctions.namedIn(source);
    }

    /**
     * Compiles it.
     *
     * @throws JException if the syntax is wrong
     */
    public static Expression compile(String source) {
        Jsonata compiled = Jsonata.jsonata(source);
        compiled.setOutputConvertNulls(false);
        compiled.setValidateInput(false);
        return new Expression(source, compiled);
    }

    /**
     * Evaluates it once.
     *
     * @param field where the expression stands, such as {@code Arguments/Payload}
     * @throws StateFailedException with States.QueryEvaluationError if it throws or yields nothing
     */
    // The engine throws whatever its Java code meets: NumberFormatException, StackOverflowError,
    // ...
    @SuppressWarnings("CatchingUnchecked")
    public JsonNode evaluate(String field, Map<String, Object> variables, JsonataFunctions given) {
        Jsonata.Frame frame = compiled.createFrame();
        frame.setRuntimeBounds(LONGEST_MILLIS, DEEPEST);
        given.bindTo(frame, functions);
        variables.forEach(frame::bind);
        Object value;
        try {
            value = compiled.evaluate(null, frame);
        } catch (JException e) {
            String code = e.getError().matches("[A-Z][0-9]{4}") ? e.getError() + ": " : "";
            throw threw(field, code + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw threw(field, "Stack overflow: check for endless recursion", e);
        } catch (RuntimeException e) {
            throw threw(field, String.valueOf(e.getMessage()), e);
        }
        if (value == null) {
            throw StateFailedException.evaluation(
                    field, named(field) + " returned nothing (undefined).");
        }
        try {
            return JsonataValues.toJson(value);
        } catch (IllegalArgumentException e) {
            throw StateFailedException.evaluation(
                    field,
                    named(field) + " returned an unsupported result type: " + e.getMessage() + ".",
                    e);
        }
    }

    /** How AWS names an expression in a cause. */
    public String named(String field) {
        return "The JSONata expression '" + source + "' specified for the field '" + field + "'";
    }

    private StateFailedException threw(String field, String what, Throwable cause) {
        return StateFailedException.evaluation(
                field, named(field) + " threw an error during evaluation. " + what, cause);
    }
}
