package reelay.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The request ends with an error answer in OpenAI's envelope. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Seconds to wait before a retry; the index that finds the original has followed by then. */
    private static final String RETRY_AFTER = "2";

    private final ApiError error;
    private final @Nullable String param;

    ApiException(ApiError error, @Nullable String param, String message) {
        super(message);
        this.error = error;
        this.param = param;
    }

    /** The same with the reason behind it, which is logged and not shown. */
    public ApiException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** Which error it is. */
    public ApiError error() {
        return error;
    }

    /** The answer the client gets. */
    public ApiResponse response() {
        ApiResponse response =
                ApiResponse.json(
                        error.status(),
                        new Envelope(
                                new Detail(
                                        Objects.toString(getMessage()),
                                        error.type(),
                                        param,
                                        error.code())));
        if (error.status() == 401) {
            response = response.with("www-authenticate", "Bearer");
        }
        return switch (error.retry()) {
            case UNSAID -> response;
            case NEVER -> response.with("x-should-retry", "false");
            case SOON -> response.with("retry-after", RETRY_AFTER);
        };
    }

    /** OpenAI's error envelope. */
    private record Envelope(Detail error) {}

    @JsonInclude(JsonInclude.Include.ALWAYS) // SDKs expect all four keys
    private record Detail(
            String message, String type, @Nullable String param, @Nullable String code) {}
}
