package reelay.local.aws.asl.task;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a Task state calls. */
public sealed interface TaskResource {

    /** The service, as history events name it. */
    String service();

    /** The operation, as history events name it. */
    String operation();

    /** A function by its own ARN: its payload is input and result. */
    record LambdaFunction(String arn) implements TaskResource {
        @Override
        public String service() {
            return arn;
        }

        @Override
        public String operation() {
            return "invoke";
        }
    }

    /** {@code arn:aws:states:::lambda:invoke}. */
    record LambdaInvoke() implements TaskResource {
        @Override
        public String service() {
            return "lambda";
        }

        @Override
        public String operation() {
            return "invoke";
        }
    }

    /** {@code arn:aws:states:::dynamodb:updateItem}. */
    record UpdateItem() implements TaskResource {
        @Override
        public String service() {
            return "dynamodb";
        }

        @Override
        public String operation() {
            return "updateItem";
        }
    }

    /** {@code arn:aws:states:::events:putEvents}. */
    record PutEvents() implements TaskResource {
        @Override
        public String service() {
            return "events";
        }

        @Override
        public String operation() {
            return "putEvents";
        }
    }

    /** A function's ARN, with or without version or alias. */
    Pattern FUNCTION_ARN =
            Pattern.compile(
                    "arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9_$-]+)?");

    /** Reads a Resource field; empty for what is not implemented. */
    static Optional<TaskResource> read(String arn) {
        return switch (arn) {
            case "arn:aws:states:::lambda:invoke" -> Optional.of(new LambdaInvoke());
            case "arn:aws:states:::dynamodb:updateItem" -> Optional.of(new UpdateItem());
            case "arn:aws:states:::events:putEvents" -> Optional.of(new PutEvents());
            default ->
                    FUNCTION_ARN.matcher(arn).matches()
                            ? Optional.of(new LambdaFunction(arn))
                            : Optional.empty();
        };
    }
}
