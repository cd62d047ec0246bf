package reelay.local.aws.lambda;

import java.io.InputStream;
import java.io.OutputStream;
import reelay.local.aws.lambda.process.IsolatedFunction;

/** What runs when a function is invoked: code in this JVM, or an {@link IsolatedFunction}. */
@FunctionalInterface
public interface FunctionCode {

    /**
     * Runs once; several invocations may run at the same time. Interrupted when the function's
     * timeout is over.
     *
     * @param in the event, JSON in UTF-8
     * @param out takes the answer, JSON in UTF-8
     * @throws FunctionFailedException with the error as the runtime reported it
     * @throws Exception any other becomes the error the Java runtime would report for it
     */
    void invoke(InputStream in, OutputStream out, Invocation invocation) throws Exception;
}
