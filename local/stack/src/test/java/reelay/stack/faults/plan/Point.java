package reelay.stack.faults.plan;

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
    public List<Mishap> possible() {
        if (call.startsWith("Lambda.")) {
            return Mishap.OF_INVOCATIONS;
        }
        if (caller.equals("machine") || caller.equals("app")) {
            return Mishap.OF_SERVICES;
        }
        if (call.equals("Provider.bytes")) {
            List<Mishap> all = new ArrayList<>(Mishap.OF_CALLS);
            all.add(Mishap.BODY_BROKEN);
            return all;
        }
        return Mishap.OF_CALLS;
    }

    @Override
    public String toString() {
        return caller + "#" + invocation + " " + call + "#" + occurrence;
    }
}
