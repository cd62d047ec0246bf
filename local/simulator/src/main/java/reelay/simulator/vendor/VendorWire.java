package reelay.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.RequestKind;
import reelay.simulator.wire.SimulatorRoute;

/** A provider with a wire of its own, served under a path prefix. */
public interface VendorWire {

    /** The first part of its paths, such as {@code kling}. */
    String prefix();

    /** The model that accounts and faults speak of. */
    String model();

    /** The id of a new job, as it looks there, of one that looks like OpenAI's. */
    String id(String random);

    /** Its routes, spelled without the prefix. */
    List<SimulatorRoute> routes(VendorJobs jobs);

    /** What it says to the {@code callback_url} of a job, at this moment. */
    JsonNode event(VendorJobs jobs, SimulatedJob job);

    /** Whether an address that is to be called must first say a challenge again. */
    default boolean challengesCallbacks() {
        return false;
    }

    /** How it says that something is wrong. */
    Answer told(Trouble trouble);

    /** The same in an answer whose HTTP status is good. */
    default Answer toldInSuccess(Trouble trouble) {
        return told(trouble) instanceof Answer.Whole whole ? whole.withStatus(200) : told(trouble);
    }

    /** Whether it answers such requests without a key. */
    default boolean answersAnybody(RequestKind operation) {
        return false;
    }

    /** What of it nobody here has seen live; the help of the simulator and the documents say it. */
    String unprovedFacts();
}
