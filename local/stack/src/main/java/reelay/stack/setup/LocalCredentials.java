package reelay.stack.setup;

import reelay.local.aws.protocol.AccessKey;

/**
 * What every call between the parts of a stack is signed with. Made anew in each process, and told
 * only to its owner: whoever else reaches a port can do nothing there.
 */
public final class LocalCredentials {

    /** One for all stacks of a JVM, because the SDK takes its own from the JVM's properties. */
    private static final AccessKey KEY = AccessKey.random();

    private LocalCredentials() {}

    /**
     * Makes every AWS client of this JVM sign with the local key, and never with a real account's:
     * system properties come first in the SDK's chain.
     */
    public static AccessKey use() {
        System.setProperty("aws.accessKeyId", KEY.id());
        System.setProperty("aws.secretAccessKey", KEY.secret());
        return KEY;
    }
}
