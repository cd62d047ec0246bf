package reelay.simulator.minimax;

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

/** MiniMax at {@code /minimax}. */
public final class MiniMaxWire implements VendorWire {

    private static final String TASKS = "/v2/query/video_generation";

    /** Ids there are numbers of so many digits. */
    private static final int DIGITS = 18;

    @Override
    public String prefix() {
        return "minimax";
    }

    @Override
    public String model() {
        return "MiniMax-H3";
    }

    @Override
    public String id(String random) {
        String digits = new BigInteger(random.replaceAll("[^0-9a-f]", "0"), 16).toString();
        return digits.substring(Math.max(0, digits.length() - DIGITS));
    }

    @Override
    public List<SimulatorRoute> routes(VendorJobs jobs) {
        MiniMaxTasks tasks = new MiniMaxTasks(jobs);
        return List.of(
                SimulatorRoute.of(
                        RequestKind.SUBMIT, "POST /v2/video_generation", new MiniMaxSubmit(jobs)),
                SimulatorRoute.of(RequestKind.LIST, "GET " + TASKS, tasks::list),
                SimulatorRoute.of(RequestKind.LOOK, "GET " + TASKS + "/{id}", tasks::look),
                SimulatorRoute.of(
                        RequestKind.DELETE, "DELETE /v2/video_generation/{id}", tasks::delete));
    }

    @Override
    public JsonNode event(VendorJobs jobs, SimulatedJob job) {
        return new MiniMaxTasks(jobs).task(job);
    }

    @Override
    public boolean challengesCallbacks() {
        return true;
    }

    @Override
    public Answer told(Trouble trouble) {
        return MiniMaxRefusals.of(trouble);
    }

    @Override
    public String unprovedFacts() {
        return "the form of ids and of the list, its order and its largest page; the deletion and"
                + " the number 1027, which others' adapters know; how a model that is not open, an"
                + " address or a region is refused; that a look makes a fresh link is not played";
    }
}
