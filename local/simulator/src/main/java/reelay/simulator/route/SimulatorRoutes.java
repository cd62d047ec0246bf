package reelay.simulator.route;

import java.util.ArrayList;
import java.util.List;
import reelay.simulator.account.Accounts;
import reelay.simulator.content.ContentOrigin;
import reelay.simulator.fault.Faults;
import reelay.simulator.fault.Pages;
import reelay.simulator.job.Jobs;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.vendor.VendorWire;
import reelay.simulator.vendor.Vendors;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.RequestKind;
import reelay.simulator.wire.SimulatorRoute;

/** Every route there is; the first that fits answers. */
public final class SimulatorRoutes {

    private SimulatorRoutes() {}

    public static List<SimulatorRoute> of(
            SimulatorSettings settings,
            Jobs jobs,
            Faults faults,
            Accounts accounts,
            ContentOrigin otherOrigin,
            Vendors vendors) {
        VideoBody body = new VideoBody(settings, otherOrigin);
        CreateRoute create = new CreateRoute(settings, jobs, faults, body);
        ModelRoutes models = new ModelRoutes(settings, jobs, accounts);
        List<SimulatorRoute> routes = new ArrayList<>();
        routes.add(SimulatorRoute.of(RequestKind.SUBMIT, "POST /v1/videos", create));
        for (DeriveRoute.Way way : DeriveRoute.Way.values()) {
            String spelling =
                    switch (way) {
                        case REMIX -> "POST /v1/videos/{id}/remix";
                        case EDIT -> "POST /v1/videos/edits";
                        case EXTENSION -> "POST /v1/videos/extensions";
                    };
            routes.add(
                    SimulatorRoute.of(
                            RequestKind.SUBMIT,
                            spelling,
                            new DeriveRoute(way, settings, jobs, create)));
        }
        routes.add(
                SimulatorRoute.of(
                        RequestKind.CHARACTER,
                        "POST /v1/videos/characters",
                        new CharacterRoutes(settings, jobs)));
        routes.add(
                SimulatorRoute.of(
                        RequestKind.CHARACTER,
                        "GET /v1/videos/characters/{id}",
                        new CharacterRoutes(settings, jobs)));
        routes.add(
                SimulatorRoute.of(
                        RequestKind.LIST, "GET /v1/videos", new ListRoute(settings, jobs, body)));
        routes.add(
                SimulatorRoute.of(
                        RequestKind.LOOK,
                        "GET /v1/videos/{id}",
                        new RetrieveRoute(settings, jobs, body)));
        routes.add(
                SimulatorRoute.of(
                        RequestKind.DELETE,
                        "DELETE /v1/videos/{id}",
                        new DeleteRoute(settings, jobs, body)));
        routes.add(
                SimulatorRoute.of(
                        RequestKind.CONTENT,
                        "GET /v1/videos/{id}/content",
                        new ContentRoute(settings, jobs, faults, otherOrigin)));
        routes.add(SimulatorRoute.of(RequestKind.CONTENT, "GET /files/{id}", otherOrigin::file));
        routes.add(
                SimulatorRoute.of(
                        RequestKind.ANY, "GET /login", call -> Answer.html(Pages.SIGN_IN)));
        routes.add(SimulatorRoute.of(RequestKind.MODELS, "GET /v1/models", models));
        routes.add(SimulatorRoute.of(RequestKind.MODELS, "GET /v1/models/{id}", models));
        routes.addAll(new AdminRoutes(settings, accounts).routes());
        routes.addAll(
                new SimulatorControl(settings, jobs, faults, accounts, otherOrigin, vendors)
                        .routes());
        routes.addAll(
                new AccountControl(
                                accounts,
                                vendors.wires().stream().map(VendorWire::prefix).toList(),
                                settings.clock())
                        .routes());
        return List.copyOf(routes);
    }
}
