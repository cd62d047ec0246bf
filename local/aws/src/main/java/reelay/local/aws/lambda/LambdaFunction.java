package reelay.local.aws.lambda;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One deployed function.
 *
 * @param logicalId its name in the template; may be used to invoke it, as in SAM
 * @param name its function name
 * @param arn its ARN without a qualifier
 * @param aliases the aliases it may be invoked with beside {@code $LATEST}
 * @param timeout after which an invocation is interrupted
 * @param memoryMegabytes its memory; here only told to the code
 * @param reservedConcurrency how many invocations may run at once; null for no limit
 * @param asynchronousRetries most further attempts at an asynchronous event that it failed at
 * @param code what it runs
 */
public record LambdaFunction(
        String logicalId,
        String name,
        String arn,
        Set<String> aliases,
        Duration timeout,
        int memoryMegabytes,
        @Nullable Integer reservedConcurrency,
        int asynchronousRetries,
        FunctionCode code) {

    /** Refuses a timeout that is not positive and a negative concurrency. */
    public LambdaFunction {
        aliases = Set.copyOf(aliases);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "timeout of " + logicalId + " must be positive, was " + timeout);
        }
        if (reservedConcurrency != null && reservedConcurrency < 0) {
            throw new IllegalArgumentException(
                    "reserved concurrency of " + logicalId + " is " + reservedConcurrency);
        }
    }
}
