package reelay.video;

/**
 * Why a video failed, as it was written down, and as clients see it. Another version may have
 * written it, so its word need not be a {@link FailureCode}.
 *
 * @param code a word for programs, such as {@code moderation_blocked}
 * @param message a sentence for people
 */
public record RecordedFailure(String code, String message) {}
