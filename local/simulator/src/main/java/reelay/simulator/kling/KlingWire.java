package reelay.simulator.kling;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.vendor.VendorJobs;
import reelay.simulator.vendor.VendorWire;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.RequestKind;
import reelay.simulator.wire.SimulatorRoute;

/** Kling at {@code /kling}. */
public final class KlingWire implements VendorWire {

    /** Ids there are numbers of so many digits. */
    private static final int DIGITS = 18;

    @Override
    public String prefix() {
        return "kling";
    }

    @Override
    public String model() {
        return "kling-3.0";
    }

    @Override
    public String id(String random) {
        String digits = new BigInteger(random.replaceAll("[^0-9a-f]", "0"), 16).toString();
        return digits.substring(Math.max(0, digits.length() - DIGITS));
    }

    @Override
    public List<SimulatorRoute> routes(VendorJobs jobs) {
        return List.of(
                SimulatorRoute.of(
                        RequestKind.SUBMIT,
                        "POST /text-to-video/{id}",
                        new KlingSubmit(jobs, false)),
                SimulatorRoute.of(
                        RequestKind.SUBMIT,
                        "POST /image-to-video/{id}",
                        new KlingSubmit(jobs, true)),
                SimulatorRoute.of(RequestKind.LOOK, "GET /tasks", new KlingLook(jobs)));
    }

    /** As a question for the job is answered. */
    @Override
    public JsonNode event(VendorJobs jobs, SimulatedJob job) {
        return new KlingTaskBody(jobs).tasks(List.of(job));
    }

    @Override
    public Answer told(Trouble trouble) {
        return KlingRefusals.of(trouble);
    }

    @Override
    public String unprovedFacts() {
        return "all of it but the unknown task's empty answer and the codes 1201, 1301 and 1303:"
                + " two readers of Kling's documents say it; how a used external_task_id is"
                + " refused, nobody does";
    }
}
