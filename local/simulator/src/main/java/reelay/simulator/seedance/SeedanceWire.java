package reelay.simulator.seedance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.vendor.VendorJobs;
import reelay.simulator.vendor.VendorWire;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.RequestKind;
import reelay.simulator.wire.SimulatorRoute;

/** Seedance at {@code /seedance}. */
public final class SeedanceWire implements VendorWire {

    private static final String TASKS = "/contents/generations/tasks";

    @Override
    public String prefix() {
        return "seedance";
    }

    @Override
    public String model() {
        return "dreamina-seedance-2-5-260628";
    }

    @Override
    public String id(String random) {
        return "cgt-" + random.replaceAll("[^0-9a-f]", "");
    }

    @Override
    public List<SimulatorRoute> routes(VendorJobs jobs) {
        SeedanceTasks tasks = new SeedanceTasks(jobs);
        return List.of(
                SimulatorRoute.of(RequestKind.SUBMIT, "POST " + TASKS, new SeedanceSubmit(jobs)),
                SimulatorRoute.of(RequestKind.LIST, "GET " + TASKS, tasks::list),
                SimulatorRoute.of(RequestKind.LOOK, "GET " + TASKS + "/{id}", tasks::look),
                SimulatorRoute.of(RequestKind.DELETE, "DELETE " + TASKS + "/{id}", tasks::delete));
    }

    @Override
    public JsonNode event(VendorJobs jobs, SimulatedJob job) {
        return new SeedanceTasks(jobs).task(job);
    }

    @Override
    public Answer told(Trouble trouble) {
        return SeedanceRefusals.of(trouble);
    }

    @Override
    public String unprovedFacts() {
        return "the error codes, which others' adapters know; the order of the list; that a task"
                + " shows the seed it was asked with; how an unknown task and the deletion of a"
                + " running one are refused";
    }
}
