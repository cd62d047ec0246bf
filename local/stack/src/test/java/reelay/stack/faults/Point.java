package reelay.stack.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * One outside call of one invocation: the place where a fault may strike.
 *
 * @param caller function, {@code machine}, {@code scheduler} or {@code app}
 * @param invocation which invocation of it, from 1
 * @param call service and operation, such as {@code DynamoDB.GetItem}
 * @param occurrence which call of that kind in the invocation, from 1
 */
public record Point(String caller, int invocation, String call, int occurrence) {

    /** What can happen here. */
    List<Fault> possible() {
        if (call.startsWith("Lambda.")) {
            return Fault.OF_INVOCATIONS;
        }
        if (caller.equals("machine") || caller.equals("app")) {
            return Fault.OF_SERVICES;
        }
        if (call.equals("Provider.bytes")) {
            List<Fault> all = new ArrayList<>(Fault.OF_CALLS);
            all.add(Fault.BODY_BROKEN);
            return all;
        }
        return Fault.OF_CALLS;
    }

    @Override
    public String toString() {
        return caller + "#" + invocation + " " + call + "#" + occurrence;
    }
}
