package reelay.simulator.dialect;

import java.util.Optional;
import reelay.simulator.wire.ErrorAnswer;

/** What a server says when it refuses and of a job that failed; OpenAI's words unless told. */
public final class Sayings {

    private static final String HEAVY_LOAD =
            "Video generation failed because of heavy load. Please try again later.";

    private Optional<Said> missing = Optional.empty();
    private Optional<Said> notReady = Optional.empty();
    private Optional<Said> failedContent = Optional.empty();
    private Optional<Said> expired = Optional.empty();
    private Optional<Said> unknownModel = Optional.empty();
    private Said failure = new Said(0, "processing_error", HEAVY_LOAD);
    private Said moderation =
            new Said(0, "moderation_blocked", "Your request was blocked by our moderation system.");

    Sayings() {}

    Sayings missingJob(int status, String code, String message) {
        missing = Optional.of(new Said(status, code, message));
        return this;
    }

    Sayings contentNotReady(int status, String code, String message) {
        notReady = Optional.of(new Said(status, code, message));
        return this;
    }

    Sayings contentOfFailed(int status, String code, String message) {
        failedContent = Optional.of(new Said(status, code, message));
        return this;
    }

    Sayings contentExpired(int status, String message) {
        expired = Optional.of(new Said(status, "", message));
        return this;
    }

    Sayings unknownModel(int status, String code, String message) {
        unknownModel = Optional.of(new Said(status, code, message));
        return this;
    }

    /** What a failed job says; an empty code leaves it out. */
    Sayings failure(String code, String message) {
        failure = new Said(0, code, message);
        return this;
    }

    Sayings moderation(String code, String message) {
        moderation = new Said(0, code, message);
        return this;
    }

    /** No such job. */
    public ErrorAnswer missingJob(String id) {
        return missing.map(said -> said.about(id)).orElseGet(() -> ErrorAnswer.videoNotFound(id));
    }

    /** The content of a job that is not finished. */
    public ErrorAnswer contentNotReady(String status) {
        return notReady.map(said -> said.about(status)).orElseGet(ErrorAnswer::notReady);
    }

    /** The content of a job that failed. */
    public ErrorAnswer contentOfFailed() {
        return failedContent
                .map(said -> said.about("failed"))
                .orElseGet(() -> contentNotReady("failed"));
    }

    /** The content of a job that is too old. */
    public ErrorAnswer contentExpired() {
        return expired.map(said -> said.about("completed")).orElseGet(ErrorAnswer::expired);
    }

    /** A model that is not there. */
    public ErrorAnswer unknownModel(String model) {
        return unknownModel
                .map(said -> said.about(model))
                .orElseGet(() -> ErrorAnswer.modelNotFound(model));
    }

    /** The code of a failed job; empty for none. */
    public String failureCode(boolean moderated) {
        return (moderated ? moderation : failure).code();
    }

    /** The reason of a failed job. */
    public String failureMessage(boolean moderated) {
        return (moderated ? moderation : failure).message();
    }
}
