package reelay.local.aws.httpapi;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What became of asking an authorizer. */
sealed interface AuthorizerDecision {

    /**
     * The request goes on.
     *
     * @param context passed on to the function
     */
    record Allowed(ObjectNode context) implements AuthorizerDecision {
        @Override
        public String toString() {
            return "Allowed";
        }
    }

    /** The authorizer said no. */
    record Denied() implements AuthorizerDecision {}

    /** An identity source is missing; nobody was asked. */
    record Unidentified() implements AuthorizerDecision {}

    /** The authorizer failed, was late or answered something else. */
    record Broken() implements AuthorizerDecision {}
}
