package reelay.local.aws.stepfunctions;

import java.util.regex.Pattern;
import reelay.local.aws.protocol.AwsFault;

/** ARNs and names of the local account. */
final class Arns {

    private static final String PREFIX = "arn:aws:states:us-east-1:000000000000:";

    /** Characters a name must not have, and its length ("StartExecution", API reference). */
    private static final Pattern NAME =
            Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

    private Arns() {}

    static String stateMachine(String name) {
        return PREFIX + "stateMachine:" + checked(name);
    }

    static String execution(String machine, String name) {
        return PREFIX + "execution:" + machine + ":" + checked(name);
    }

    static void require(String arn, String kind) {
        if (!arn.matches("arn:aws[a-z-]*:states:[a-z0-9-]+:[0-9]{12}:" + kind + ":.+")) {
            throw new AwsFault(400, "InvalidArn", "Invalid Arn: '" + arn + "'");
        }
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new AwsFault(400, "InvalidName", "Invalid Name: '" + name + "'");
        }
        return name;
    }
}
