package reelay.simulator;

import java.util.ArrayList;
import java.util.List;
import reelay.simulator.account.Accounts;
import reelay.simulator.fault.Faults;
import reelay.simulator.fault.Pages;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Operation;
import reelay.simulator.wire.Route;

/** Every route there is; the first that fits answers. */
final class SimulatorRoutes {

    private SimulatorRoutes() {}

    static List<Route> of(
            SimulatorSettings settings,
            Jobs jobs,
            Faults faults,
            Accounts accounts,
            ContentOrigin otherOrigin) {
        VideoBody body = new VideoBody(settings, otherOrigin);
        CreateVideo create = new CreateVideo(settings, jobs, faults, body);
        Models models = new Models(settings, jobs, accounts);
        List<Route> routes = new ArrayList<>();
        routes.add(Route.of(Operation.SUBMIT, "POST /v1/videos", create));
        for (DeriveVideo.Way way : DeriveVideo.Way.values()) {
            String spelling =
                    switch (way) {
                        case REMIX -> "POST /v1/videos/{id}/remix";
                        case EDIT -> "POST /v1/videos/edits";
                        case EXTENSION -> "POST /v1/videos/extensions";
                    };
            routes.add(
                    Route.of(
                            Operation.SUBMIT,
                            spelling,
                            new DeriveVideo(way, settings, jobs, create)));
        }
        routes.add(
                Route.of(
                        Operation.CHARACTER,
                        "POST /v1/videos/characters",
                        new Characters(settings, jobs)));
        routes.add(
                Route.of(
                        Operation.CHARACTER,
                        "GET /v1/videos/characters/{id}",
                        new Characters(settings, jobs)));
        routes.add(
                Route.of(Operation.LIST, "GET /v1/videos", new ListVideos(settings, jobs, body)));
        routes.add(
                Route.of(
                        Operation.LOOK,
                        "GET /v1/videos/{id}",
                        new RetrieveVideo(settings, jobs, body)));
        routes.add(
                Route.of(
                        Operation.DELETE,
                        "DELETE /v1/videos/{id}",
                        new DeleteVideo(settings, jobs, body)));
        routes.add(
                Route.of(
                        Operation.CONTENT,
                        "GET /v1/videos/{id}/content",
                        new VideoContent(settings, jobs, faults, otherOrigin)));
        routes.add(Route.of(Operation.CONTENT, "GET /files/{id}", otherOrigin::file));
        routes.add(Route.of(Operation.ANY, "GET /login", call -> Answer.html(Pages.SIGN_IN)));
        routes.add(Route.of(Operation.MODELS, "GET /v1/models", models));
        routes.add(Route.of(Operation.MODELS, "GET /v1/models/{id}", models));
        routes.addAll(new AdminRoutes(settings, accounts).routes());
        routes.addAll(new SimulatorControl(settings, jobs, faults, accounts, otherOrigin).routes());
        routes.addAll(new AccountControl(accounts, settings.clock()).routes());
        return List.copyOf(routes);
    }
}
