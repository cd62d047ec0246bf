package reelay.local.aws.lambda;

import java.time.Duration;

/**
 * One run of a function that is over.
 *
 * @param function its name in the template
 * @param took from its start to its end
 */
public record FunctionRun(String function, Duration took) {}
