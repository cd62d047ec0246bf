package reelay.simulator.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;

/**
 * A video that was asked for, as it is kept on disk. Everything that changes with time is computed
 * from it.
 *
 * @param seconds length of the video, as on the wire
 * @param size as on the wire
 * @param createdMillis Unix time in milliseconds
 * @param generationMillis from submit to completed
 * @param remixedFrom id of the video it was made from; absent for a new one
 * @param padding bytes of filler behind the video
 * @param faults what goes wrong with it
 * @param vendor what only a wire of its own knows of it; absent for the Videos protocol
 */
public record SimulatedJob(
        String id,
        String model,
        String prompt,
        String seconds,
        String size,
        long createdMillis,
        long generationMillis,
        @Nullable String remixedFrom,
        long padding,
        List<Fault> faults,
        @Nullable OfVendor vendor) {

    /**
     * A job that came by another wire than the Videos protocol's.
     *
     * @param wire whose it is, such as {@code kling}
     * @param clientId the id that the client gave it; empty for none
     * @param asked what else was asked for and is shown again
     */
    public record OfVendor(String wire, String clientId, Map<String, String> asked) {
        public OfVendor {
            asked = Map.copyOf(asked);
        }
    }

    public SimulatedJob {
        faults = List.copyOf(faults);
    }

    public Instant created() {
        return Instant.ofEpochMilli(createdMillis);
    }

    public Optional<Fault> fault(FaultKind kind) {
        return faults.stream().filter(fault -> fault.kind() == kind).findFirst();
    }

    public boolean has(FaultKind kind) {
        return fault(kind).isPresent();
    }

    /** Whether it came by that wire. */
    public boolean isOf(String wire) {
        return vendor != null && vendor.wire().equals(wire);
    }

    /** The prompt is left out. */
    @Override
    public String toString() {
        return "Job[" + id + "]";
    }
}
