package reelay.simulator.dialect;

import reelay.simulator.wire.ApiError;

/**
 * A refusal in a server's own words.
 *
 * @param code empty for none
 * @param message {@code %s} stands for the job's status or id
 */
record Said(int status, String code, String message) {

    ApiError about(String subject) {
        return ApiError.refusal(
                status,
                "invalid_request_error",
                code.isEmpty() ? null : code,
                message.replace("%s", subject));
    }
}
