package reelay.local.aws.asl.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What Step Functions changes about the functions of JSONata: those that look at the clock see the
 * execution's, and {@code $eval} is not there. The functions it adds ("Transforming data with
 * JSONata", developer guide) are refused by name when a definition is read: nothing here uses them.
 */
public final class JsonataFunctions {

    private static final Set<String> NAMES = Set.of("millis", "now", "eval");

    private static final Pattern ADDED =
            Pattern.compile("\\$(partition|range|hash|random|uuid|parse)\\s*\\(");

    private final Instant now;

    public JsonataFunctions(Instant now) {
        this.now = now;
    }

    /** The first function of an expression that Step Functions has and this interpreter has not. */
    public static Optional<String> missingFor(String source) {
        return ADDED.matcher(source).results().map(found -> "$" + found.group(1)).findFirst();
    }

    /** Those of them that a source text names; making the others anew each time costs too much. */
    static Set<String> namedIn(String source) {
        return NAMES.stream()
                .filter(name -> source.contains("$" + name))
                .collect(Collectors.toUnmodifiableSet());
    }

    void bindTo(Jsonata.Frame frame, Set<String> named) {
        Binder binder = new Binder(frame, named);
        binder.bind("millis", "<:n>", _ -> now.toEpochMilli());
        binder.bind(
                "now",
                "<s?s?:s>",
                args ->
                        Functions.dateTimeFromMillis(
                                now.toEpochMilli(), (String) at(args, 0), (String) at(args, 1)));
        binder.bind("eval", "<sx?:x>", _ -> refuse("$eval is not supported by Step Functions"));
    }

    private interface Body {
        Object call(List<?> args);
    }

    private record Binder(Jsonata.Frame frame, Set<String> named) {
        void bind(String name, String signature, Body body) {
            if (named.contains(name)) {
                frame.bind(name, new Jsonata.JFunction((_, args) -> body.call(args), signature));
            }
        }
    }

    private static @Nullable Object at(List<?> args, int index) {
        return index < args.size() ? args.get(index) : null;
    }

    private static Object refuse(String why) {
        throw new IllegalArgumentException(why);
    }
}
