package reelay.simulator;

import java.util.List;
import reelay.simulator.kling.KlingWire;
import reelay.simulator.minimax.MiniMaxWire;
import reelay.simulator.openrouter.OpenRouterWire;
import reelay.simulator.seedance.SeedanceWire;
import reelay.simulator.vendor.VendorWire;

/** Every wire that is served beside the Videos protocol; a new one is a line here. */
final class VendorWires {

    static final List<VendorWire> ALL =
            List.of(new KlingWire(), new OpenRouterWire(), new SeedanceWire(), new MiniMaxWire());

    private VendorWires() {}
}
