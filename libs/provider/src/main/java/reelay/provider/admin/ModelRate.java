package reelay.provider.admin;

import java.util.OptionalLong;

/**
 * A line of a project's table of rate limits.
 *
 * @param requestsPerMinute empty when not told
 */
public record ModelRate(String model, OptionalLong requestsPerMinute) {}
