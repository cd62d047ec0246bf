package reelay.stack.function;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import reelay.local.aws.lambda.FunctionCode;
import reelay.local.aws.lambda.Invocation;

/**
 * A function that the Lambda emulator knows before it can run: its environment names services that
 * start after it. An invocation that comes too early waits.
 */
final class FunctionSlot implements FunctionCode {

    private final CompletableFuture<FunctionCode> code = new CompletableFuture<>();

    void fill(FunctionCode started) {
        code.complete(started);
    }

    @Override
    public void invoke(InputStream in, OutputStream out, Invocation invocation) throws Exception {
        code.get().invoke(in, out, invocation);
    }
}
