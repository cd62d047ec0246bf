package reelay.local.aws.asl.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The functions Step Functions adds to JSONata ("Transforming data with JSONata", developer guide),
 * and those of JSONata that look at the clock.
 */
public final class JsonataFunctions {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Elements one call may make; AWS stops near it for lack of memory. */
    private static final int LONGEST_ARRAY = 360_145;

    private static final Set<String> DIGESTS =
            Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private static final Set<String> NAMES =
            Set.of(
                    "partition",
                    "range",
                    "hash",
                    "random",
                    "uuid",
                    "parse",
                    "millis",
                    "now",
                    "eval");

    private final Instant now;
    private final RandomGenerator random;
    private final Supplier<String> ids;

    public JsonataFunctions(Instant now, RandomGenerator random, Supplier<String> ids) {
        this.now = now;
        this.random = random;
        this.ids = ids;
    }

    /** Those of them that a source text names; making the others anew each time costs too much. */
    static Set<String> namedIn(String source) {
        return NAMES.stream()
                .filter(name -> source.contains("$" + name))
                .collect(Collectors.toUnmodifiableSet());
    }

    void bindTo(Jsonata.Frame frame, Set<String> named) {
        Binder binder = new Binder(frame, named);
        binder.bind(
                "partition", "<an:a>", args -> partition((List<?>) given(args, 0), whole(args, 1)));
        binder.bind(
                "range", "<nnn:a>", args -> range(whole(args, 0), whole(args, 1), whole(args, 2)));
        binder.bind("hash", "<ss:s>", args -> hash(text(args, 0), text(args, 1)));
        binder.bind("random", "<n?:n>", this::random);
        binder.bind("uuid", "<:s>", _ -> ids.get());
        binder.bind("parse", "<s:x>", args -> parse(text(args, 0)));
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

    private static List<List<?>> partition(List<?> all, long size) {
        if (size < 1) {
            refuse("$partition needs a size of at least 1, was " + size);
        }
        List<List<?>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += (int) Math.min(size, all.size())) {
            parts.add(List.copyOf(all.subList(from, (int) Math.min(all.size(), from + size))));
        }
        return parts;
    }

    private static List<Long> range(long first, long last, long step) {
        if (step == 0) {
            refuse("$range needs a step other than 0");
        }
        long count = Math.max(0, Math.floorDiv(last - first, step) + 1);
        if (count > LONGEST_ARRAY) {
            refuse("Expression evaluation memory limit exceeded: Check for excessive memory usage");
        }
        List<Long> numbers = new ArrayList<>((int) count);
        for (long i = 0; i < count; i++) {
            numbers.add(first + i * step);
        }
        return numbers;
    }

    private static String hash(String text, String algorithm) {
        if (!DIGESTS.contains(algorithm)) {
            refuse(
                    "$hash does not know "
                            + algorithm
                            + "; it knows "
                            + DIGESTS.stream().sorted().toList());
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance(algorithm)
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm, e);
        }
    }

    private Object random(List<?> args) {
        return at(args, 0) instanceof Number seed
                ? new Random(seed.longValue()).nextDouble()
                : random.nextDouble();
    }

    private static Object parse(String text) {
        try {
            return JsonataValues.fromJson(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("$parse was not given JSON", e);
        }
    }

    private static @Nullable Object at(List<?> args, int index) {
        return index < args.size() ? args.get(index) : null;
    }

    private static Object given(List<?> args, int index) {
        Object value = at(args, index);
        return value == null ? refuse("argument " + (index + 1) + " is missing") : value;
    }

    private static long whole(List<?> args, int index) {
        return ((Number) given(args, index)).longValue();
    }

    private static String text(List<?> args, int index) {
        return (String) given(args, index);
    }

    private static Object refuse(String why) {
        throw new IllegalArgumentException(why);
    }
}
