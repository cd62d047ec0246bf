package reelay.stack.hostile;

import java.time.Instant;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;

/** A call and what was answered. */
record Exchanged(Instant at, HttpCall call, HttpReply reply) {
    @Override
    public String toString() {
        return "%s %s %s -> %d, %d bytes"
                .formatted(at, call.method(), call.uri(), reply.status(), reply.arriving());
    }
}
