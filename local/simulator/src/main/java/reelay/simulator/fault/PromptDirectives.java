package reelay.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.RequestKind;

/**
 * What a prompt tells the simulator itself: {@code [fault:NAME]}, {@code [fault:NAME=VALUE]} and
 * {@code [padding:BYTES]}.
 *
 * @param faults what shall go wrong with this job
 * @param padding bytes of filler behind the video
 */
public record PromptDirectives(List<Fault> faults, long padding) {

    private static final Pattern FAULT = Pattern.compile("\\[fault:([^\\]=]+)(?:=([^\\]]*))?\\]");
    private static final Pattern PADDING = Pattern.compile("\\[padding:(\\d{1,12})\\]");

    public static PromptDirectives in(String prompt) {
        List<Fault> faults = new ArrayList<>();
        Matcher fault = FAULT.matcher(prompt);
        while (fault.find()) {
            faults.add(fault(fault.group(1), fault.group(2)));
        }
        Matcher padding = PADDING.matcher(prompt);
        return new PromptDirectives(
                List.copyOf(faults), padding.find() ? Long.parseLong(padding.group(1)) : 0);
    }

    private static Fault fault(String name, @Nullable String value) {
        try {
            FaultKind kind = FaultKind.ofWord(name);
            if (kind.operation() == RequestKind.LIST || kind.operation() == RequestKind.MODELS) {
                throw ErrorAnswer.invalidValue(
                        "prompt",
                        "The fault " + name + " belongs to no job; PUT /simulator/faults.");
            }
            Fault fault = Fault.of(kind);
            return value == null ? fault : fault.with(value);
        } catch (IllegalArgumentException e) {
            throw ErrorAnswer.invalidValue("prompt", "In the prompt: " + e.getMessage() + ".");
        }
    }

    /** The faults that strike while the job is submitted, the first time only. */
    public List<Fault> ofSubmit(FaultKind.Phase phase) {
        return faults.stream()
                .filter(f -> f.kind().phase() == phase && !strikesLooks(f.kind()))
                .toList();
    }

    private static boolean strikesLooks(FaultKind kind) {
        return kind.operation() == RequestKind.LOOK;
    }

    public boolean strikesAtSubmit() {
        return !ofSubmit(FaultKind.Phase.DELAY).isEmpty()
                || !ofSubmit(FaultKind.Phase.REFUSAL).isEmpty()
                || !ofSubmit(FaultKind.Phase.AFTERWARDS).isEmpty();
    }

    /** The faults that stay with the job. */
    public List<Fault> ofJob() {
        return faults.stream().filter(fault -> stays(fault.kind())).toList();
    }

    private static boolean stays(FaultKind kind) {
        return switch (kind.phase()) {
            case JOB, CONTENT, SHAPE -> true;
            case REFUSAL -> strikesLooks(kind);
            case DELAY, AFTERWARDS -> false;
        };
    }
}
