/**
 * Lambda's invoke API on the paths of {@code sam local start-lambda}, and the managed runtime
 * around a function's zip.
 */
@NullMarked
package reelay.local.aws.lambda;

import org.jspecify.annotations.NullMarked;
