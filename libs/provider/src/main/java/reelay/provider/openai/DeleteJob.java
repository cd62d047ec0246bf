package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import reelay.provider.DeleteAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.exchange.ErrorReader;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;
import reelay.provider.refusal.Refusal.Asked;

/** Removes a job: {@code DELETE /videos/{id}}. */
final class DeleteJob {

    private final ProviderHttp http;
    private final ProviderAddress address;
    private final ErrorReader errors;

    DeleteJob(ProviderHttp http, ProviderAddress address, ErrorReader errors) {
        this.http = http;
        this.address = address;
        this.errors = errors;
    }

    DeleteAnswer delete(String jobId) {
        Reply reply =
                http.ask(
                        http.signed(address.video(jobId)).DELETE().build(),
                        ProviderHttp.ANSWER_LIMIT);
        return switch (reply) {
            case Reply.Silence silence -> new DeleteAnswer.NotDeleted(errors.of(silence));
            case Reply.Answer answer -> answer.success() ? confirmed(answer) : refused(answer);
        };
    }

    private DeleteAnswer confirmed(Reply.Answer answer) {
        boolean denied =
                answer.json()
                        .map(body -> body.path("deleted"))
                        .filter(JsonNode::isBoolean)
                        .filter(deleted -> !deleted.booleanValue())
                        .isPresent();
        return denied
                ? new DeleteAnswer.NotDeleted(
                        errors.error(
                                ProviderErrorKind.SERVER_ERROR,
                                "the provider says that it did not delete the job",
                                answer))
                : new DeleteAnswer.Deleted();
    }

    /** A job nobody knows is as good as deleted; a route nobody knows is not. */
    private DeleteAnswer refused(Reply.Answer answer) {
        ProviderError error = errors.of(Asked.JOB, answer);
        return error.kind() == ProviderErrorKind.NOT_FOUND
                ? new DeleteAnswer.Deleted()
                : new DeleteAnswer.NotDeleted(error);
    }
}
