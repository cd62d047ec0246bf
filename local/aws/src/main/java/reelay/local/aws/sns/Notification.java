package reelay.local.aws.sns;

import java.time.Instant;

/**
 * A message to the subscribers of a topic.
 *
 * @param topicArn which topic
 * @param time when it was published
 * @param message its text
 */
public record Notification(String topicArn, Instant time, String message) {}
