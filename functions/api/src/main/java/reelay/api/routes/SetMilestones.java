package reelay.api.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import reelay.access.BadMilestoneException;
import reelay.access.KeptMilestones;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.api.form.Form;
import reelay.api.form.FormReader;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;

/** Takes down when something happened to the provider account, which no API of a provider tells. */
public final class SetMilestones implements Route {

    private final KeptMilestones kept;
    private final InstantSource clock;

    public SetMilestones(KeptMilestones kept, InstantSource clock) {
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public String method() {
        return "PUT";
    }

    @Override
    public String path() {
        return "/v1/access/milestones";
    }

    @Override
    public ApiResponse answer(ApiRequest request) {
        request.requireOperator("say when something happened to the provider account");
        JsonNode body = FormReader.jsonObject(request);
        Milestones milestones = kept.read();
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
        kept.write(milestones);
        return ShowMilestones.shown(milestones);
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
