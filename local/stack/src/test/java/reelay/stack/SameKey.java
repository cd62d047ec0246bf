package reelay.stack;

import reelay.local.aws.protocol.AccessKey;
import reelay.stack.setup.LocalCredentials;

/**
 * The key that all SDK clients of this JVM sign with as soon as one stack has started in it: for
 * servers that check signatures and are started beside one.
 */
public final class SameKey {

    private SameKey() {}

    /** Has the clients sign with it from now on. */
    public static AccessKey use() {
        return LocalCredentials.use();
    }
}
