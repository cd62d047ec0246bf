package reelay.stack.faults.wire;

/** What stands at the other end of a connection. */
public interface Service {

    /** What it is called in the names of points. */
    String name();

    /** What a request asks for, such as {@code GetItem}. */
    String operation(HttpCall call);

    /** Does it. */
    HttpReply answer(HttpCall call);

    /** Refuses it because there were too many. */
    HttpReply throttle(HttpCall call);

    /**
     * Who of it is at a host.
     *
     * @param host the first word of it
     */
    default Service at(String host) {
        return this;
    }
}
