package reelay.aws;

import org.jspecify.annotations.Nullable;

/** An item of DynamoDB lacks an attribute, or has something else there than is ever written. */
public final class OddAttributeException extends RuntimeException {

    private final String attribute;

    OddAttributeException(String attribute, @Nullable Throwable cause) {
        // Of the value nothing is said: it may be a prompt.
        super("the item's attribute " + attribute + " is missing or odd", cause);
        this.attribute = attribute;
    }

    /** Which one. */
    public String attribute() {
        return attribute;
    }
}
