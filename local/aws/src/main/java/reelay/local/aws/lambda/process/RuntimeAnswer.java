package reelay.local.aws.lambda.process;

/** What a process made of an invocation. */
sealed interface RuntimeAnswer {

    /**
     * The handler answered.
     *
     * @param payload JSON
     */
    record Response(String payload) implements RuntimeAnswer {
        @Override
        public String toString() {
            return "Response[" + payload.length() + " characters]";
        }
    }

    /**
     * The handler could not be made; the process is about to end.
     *
     * @param document the error as JSON
     */
    record InitError(String document) implements RuntimeAnswer {
        @Override
        public String toString() {
            return "InitError[" + document.length() + " characters]";
        }
    }

    /**
     * The handler failed, or its process ended.
     *
     * @param document the error as JSON
     */
    record HandlerError(String document) implements RuntimeAnswer {
        @Override
        public String toString() {
            return "HandlerError[" + document.length() + " characters]";
        }
    }
}
