package reelay.stack;

/** Makes every AWS client of this JVM sign as the local account, and never as a real one. */
final class LocalCredentials {

    private LocalCredentials() {}

    /** System properties come first in the SDK's chain, before a real account's variables. */
    static void use() {
        System.setProperty("aws.accessKeyId", FunctionEnvironment.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", FunctionEnvironment.ACCESS_KEY);
    }
}
