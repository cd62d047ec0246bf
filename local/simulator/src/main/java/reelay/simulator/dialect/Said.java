package reelay.simulator.dialect;

import reelay.simulator.wire.ErrorAnswer;

/**
 * A refusal in a server's own words.
 *
 * @param code empty for none
 * @param message {@code %s} stands for the job's status or id
 */
public record Said(int status, String code, String message) {

    ErrorAnswer about(String subject) {
        return ErrorAnswer.refusal(
                status,
                "invalid_request_error",
                code.isEmpty() ? null : code,
                message.replace("%s", subject));
    }
}
