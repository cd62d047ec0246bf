package reelay.simulator.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a request wants, as far as faults tell requests apart. */
public enum RequestKind {
    /** Create, remix, edit and extend. */
    @JsonProperty("submit")
    SUBMIT,
    /** One video. */
    @JsonProperty("look")
    LOOK,
    @JsonProperty("list")
    LIST,
    @JsonProperty("content")
    CONTENT,
    /** The list of models, and one model. */
    @JsonProperty("models")
    MODELS,
    @JsonProperty("delete")
    DELETE,
    /** Create or retrieve a character. */
    @JsonProperty("character")
    CHARACTER,
    /** What only an admin key may ask. */
    @JsonProperty("admin")
    ADMIN,
    /** Every one of these. */
    @JsonProperty("any")
    ANY;

    /** Whether a fault for this operation meets a request for the other. */
    public boolean covers(RequestKind requested) {
        return this == ANY || this == requested;
    }
}
