package reelay.local.aws.shared;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import reelay.local.aws.dynamodb.DynamoDbEmulator;

/** One DynamoDB for all tests of a JVM; it starts when first asked for and ends with the JVM. */
public final class SharedDynamoDb {

    /** The system property that names the address of another one to use instead. */
    public static final String ELSEWHERE = "reelay.shared.dynamodb";

    private SharedDynamoDb() {}

    /** Where it listens, without a slash at the end. */
    public static URI address() {
        return Optional.ofNullable(System.getProperty(ELSEWHERE))
                .map(URI::create)
                .orElseGet(Started::address);
    }

    private static final class Started {

        private static final DynamoDbEmulator EMULATOR =
                DynamoDbEmulator.start(0, Optional.empty(), InstantSource.system());

        private static URI address() {
            return EMULATOR.address();
        }
    }
}
