package reelay.simulator.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import reelay.simulator.wire.RequestKind;

/**
 * One misbehaviour that was asked for.
 *
 * @param kind wire name {@code fault}
 * @param operation the requests it meets
 * @param count matching requests it still meets; absent means until cleared
 * @param value seconds, bytes or a word, as the kind says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
        @JsonProperty("fault") FaultKind kind,
        RequestKind operation,
        @Nullable Integer count,
        String value) {

    /** Refuses counts below one and values that the kind cannot read. */
    public Fault {
        if (count != null && count < 1) {
            throw new IllegalArgumentException("count must be at least 1, was " + count);
        }
        if (!kind.reads(value)) {
            throw new IllegalArgumentException(
                    kind.word() + kind.values(" needs ") + ", was '" + value + "'");
        }
        boolean fixed =
                kind.phase() == FaultKind.Phase.JOB || kind.phase() == FaultKind.Phase.CONTENT;
        if (fixed && !operation.covers(kind.operation())) {
            throw new IllegalArgumentException(
                    kind.word() + " applies to " + kind.operation() + ", not to " + operation);
        }
    }

    /** A fault as its kind describes it, until cleared. */
    public static Fault of(FaultKind kind) {
        return new Fault(kind, kind.operation(), null, kind.value());
    }

    @JsonCreator
    public static Fault fromJson(
            @JsonProperty(value = "fault", required = true) FaultKind kind,
            @JsonProperty("operation") @Nullable RequestKind operation,
            @JsonProperty("count") @Nullable Integer count,
            @JsonProperty("value") @Nullable String value) {
        return new Fault(
                kind,
                operation == null ? kind.operation() : operation,
                count,
                value == null ? kind.value() : value);
    }

    /** The same for other requests. */
    public Fault on(RequestKind other) {
        return new Fault(kind, other, count, value);
    }

    /** The same for the next so many matching requests. */
    public Fault times(int requests) {
        return new Fault(kind, operation, requests, value);
    }

    /** The same with another value. */
    public Fault with(String other) {
        return new Fault(kind, operation, count, other);
    }

    public int number() {
        return Integer.parseInt(value);
    }
}
