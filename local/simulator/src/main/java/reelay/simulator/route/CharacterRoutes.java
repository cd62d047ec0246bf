package reelay.simulator.route;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.KeptCharacter;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.FormFields;
import reelay.simulator.wire.SimulatorRoute;

/**
 * {@code POST /v1/videos/characters} and {@code GET /v1/videos/characters/{id}}. Of the video it is
 * only checked that it is one; no video shows the character.
 */
final class CharacterRoutes implements SimulatorRoute.Action {

    private static final int LONGEST_NAME = 80;

    private final SimulatorSettings settings;
    private final Jobs jobs;

    CharacterRoutes(SimulatorSettings settings, Jobs jobs) {
        this.settings = settings;
        this.jobs = jobs;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        return call.method().equals("GET") ? show(call.id()) : create(FormFields.of(call));
    }

    private Answer show(String id) {
        return jobs.character(id)
                .map(CharacterRoutes::body)
                .orElseThrow(() -> ErrorAnswer.characterNotFound(id));
    }

    private Answer create(FormFields form) {
        String name = form.text("name").orElseThrow(() -> ErrorAnswer.missingParameter("name"));
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw ErrorAnswer.invalidValue(
                    "name", "A name has 1 to " + LONGEST_NAME + " characters.");
        }
        byte[] video = form.bytes("video").orElseThrow(() -> ErrorAnswer.missingParameter("video"));
        UploadedVideo.check(video);
        KeptCharacter character =
                new KeptCharacter(
                        settings.ids().get().replaceFirst("^video_", "char_"),
                        name,
                        settings.clock().instant().getEpochSecond());
        jobs.add(character);
        return body(character);
    }

    private static Answer body(KeptCharacter character) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", character.id())
                .put("name", character.name())
                .put("created_at", character.createdSeconds());
        return Answer.json(body);
    }
}
