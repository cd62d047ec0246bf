package reelay.stack.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.lambda.FunctionCode;
import reelay.local.aws.lambda.Invocation;
import reelay.stack.setup.StartFailedException;
import reelay.stack.template.resource.LambdaResource;

/** A real handler in this JVM. */
public final class InProcessFunction implements FunctionCode {

    private final RequestStreamHandler handler;

    private InProcessFunction(RequestStreamHandler handler) {
        this.handler = handler;
    }

    /**
     * Makes the handler that the template names, by its constructor that takes the environment.
     *
     * @throws StartFailedException naming function, handler and cause
     */
    public static InProcessFunction start(
            LambdaResource function, Map<String, String> environment) {
        try {
            Object handler =
                    Class.forName(function.handlerClass())
                            .getConstructor(Map.class)
                            .newInstance(environment);
            if (handler instanceof RequestStreamHandler stream) {
                return new InProcessFunction(stream);
            }
            throw broken(function, "is no RequestStreamHandler", null);
        } catch (ClassNotFoundException e) {
            throw broken(function, "does not exist", e);
        } catch (NoSuchMethodException e) {
            throw broken(function, "has no public constructor that takes its environment", e);
        } catch (InvocationTargetException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw broken(function, "did not start: " + cause.getMessage(), cause);
        } catch (InstantiationException | IllegalAccessException e) {
            throw broken(function, "cannot be made: " + e.getMessage(), e);
        }
    }

    @Override
    public void invoke(InputStream in, OutputStream out, Invocation invocation) throws Exception {
        handler.handleRequest(in, out, new InvocationContext(invocation));
    }

    private static StartFailedException broken(
            LambdaResource function, String problem, @Nullable Throwable cause) {
        String message =
                "the handler "
                        + function.handlerClass()
                        + " of "
                        + function.logicalId()
                        + " in template.yaml "
                        + problem;
        return cause == null
                ? new StartFailedException(message)
                : new StartFailedException(message, cause);
    }
}
