package reelay.local.aws.dynamodb.item;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An attribute value; equal values are equal whatever way they were written. */
public sealed interface Value {

    /** DynamoDB's letters for the type, such as {@code S}. */
    String type();

    /** A string. */
    record Text(String text) implements Value {
        @Override
        public String type() {
            return "S";
        }
    }

    /** An exact decimal number; trailing zeros do not count. */
    record Numeric(BigDecimal number) implements Value {
        public Numeric {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }

        @Override
        public String type() {
            return "N";
        }
    }

    /**
     * Bytes.
     *
     * @param latin1 one character per byte, so that equality and order are those of the bytes
     */
    record Binary(String latin1) implements Value {
        @Override
        public String type() {
            return "B";
        }
    }

    /** True or false. */
    record Truth(boolean truth) implements Value {
        @Override
        public String type() {
            return "BOOL";
        }
    }

    /** An attribute that is there and holds nothing. */
    record Nothing() implements Value {
        @Override
        public String type() {
            return "NULL";
        }
    }

    /** An ordered list of any values. */
    record Sequence(List<Value> values) implements Value {
        public Sequence {
            values = List.copyOf(values);
        }

        @Override
        public String type() {
            return "L";
        }
    }

    /** A map by attribute name. */
    record Document(Map<String, Value> fields) implements Value {
        public Document {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public String type() {
            return "M";
        }
    }

    /**
     * A set of strings, numbers or bytes.
     *
     * @param memberType S, N or B
     */
    record Members(String memberType, Set<Value> values) implements Value {
        public Members {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        @Override
        public String type() {
            return memberType + "S";
        }
    }

    /** Whether values of this type have an order. */
    default boolean ordered() {
        return this instanceof Text || this instanceof Numeric || this instanceof Binary;
    }

    /**
     * The lowest value behind all that begin with this one; none if every larger value does.
     *
     * @throws IllegalArgumentException if values of this type begin with nothing
     */
    default Optional<Value> behindPrefix() {
        return switch (this) {
            case Text(String prefix) -> raised(prefix, Character.MAX_CODE_POINT).map(Text::new);
            case Binary(String prefix) -> raised(prefix, 0xFF).map(Binary::new);
            case Numeric _, Truth _, Nothing _, Sequence _, Document _, Members _ ->
                    throw new IllegalArgumentException(type() + " begins with nothing");
        };
    }

    /** The text with its last character one higher, less the highest ones behind that. */
    private static Optional<String> raised(String text, int highest) {
        int[] points = text.codePoints().toArray();
        for (int last = points.length - 1; last >= 0; last--) {
            if (points[last] < highest) {
                int next = points[last] + 1;
                // Between these no character of its own exists.
                points[last] = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
                return Optional.of(new String(points, 0, last + 1));
            }
        }
        return Optional.empty();
    }

    /**
     * The order of keys and comparisons: strings by their UTF-8 bytes, numbers by size.
     *
     * @throws IllegalArgumentException if the two have no common order
     */
    default int compareWith(Value other) {
        if (this instanceof Text(String mine) && other instanceof Text(String theirs)) {
            return Arrays.compareUnsigned(
                    mine.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
        }
        if (this instanceof Numeric(BigDecimal mine) && other instanceof Numeric(var theirs)) {
            return mine.compareTo(theirs);
        }
        if (this instanceof Binary(String mine) && other instanceof Binary(String theirs)) {
            return mine.compareTo(theirs);
        }
        throw new IllegalArgumentException(type() + " and " + other.type() + " have no order");
    }
}
