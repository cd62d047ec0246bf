package reelay.api.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import reelay.access.BadMilestoneException;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.api.access.AccessAnswer;
import reelay.api.access.AccessChecks;
import reelay.api.access.AccessParts;
import reelay.api.form.Form;
import reelay.api.form.FormReader;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;

/**
 * Takes down when something happened to the provider account, which no API of a provider tells, and
 * answers with the report as it is with that.
 */
public record SetMilestones(AccessParts access, AccessAnswer answers, InstantSource clock)
        implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        request.requireOperator("say when something happened to the provider account");
        JsonNode body = FormReader.jsonObject(request);
        Milestones milestones = access.milestones().read();
        try {
            for (Map.Entry<String, JsonNode> named : body.properties()) {
                Milestone milestone = milestone(named.getKey());
                milestones = milestones.with(milestone, time(milestone, named.getValue()));
            }
            milestones = milestones.checked(clock);
        } catch (BadMilestoneException e) {
            throw ApiError.MILESTONE_INVALID.about(
                    e.milestone().word(), Objects.toString(e.getMessage()));
        }
        access.milestones().write(milestones);
        ObjectNode shown = ShowMilestones.json(milestones);
        shown.set("report", judged(request));
        return ApiResponse.json(shown);
    }

    /**
     * What follows from them; null when a check does not start, does not end in time or breaks:
     * they are kept all the same, and the schedule's next check goes by them. Why it broke stands
     * in its own log.
     */
    private JsonNode judged(ApiRequest request) {
        return switch (access.checks().run()) {
            case AccessChecks.Run.Finished finished -> answers.body(request, finished.reports());
            case AccessChecks.Run.StillRunning(),
                    AccessChecks.Run.NotReady _,
                    AccessChecks.Run.Broken _ ->
                    NullNode.getInstance();
        };
    }

    private static Milestone milestone(String name) {
        return Milestone.ofWord(name)
                .orElseThrow(
                        () -> ApiError.PARAMETER_UNKNOWN.about(Form.echo(name), Form.echo(name)));
    }

    /** Null takes a milestone away. */
    private static Optional<Instant> time(Milestone milestone, JsonNode value)
            throws BadMilestoneException {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw ApiError.TYPE_INVALID.about(
                    milestone.word(),
                    milestone.word(),
                    "a time in ISO 8601 or null",
                    "a value that is no text");
        }
        return Optional.of(Milestones.read(milestone, value.textValue()));
    }
}
