package reelay.stack.hostile;

import java.util.List;
import java.util.Optional;
import reelay.stack.faults.wire.Service;
import reelay.stack.hostile.way.Attempt;

/** A provider by chance, which keeps count of everything that it does. */
interface Hostile extends Service {

    /** All that were ever paid for. */
    List<HostileJob> paid();

    default Optional<HostileJob> job(String id) {
        return paid().stream().filter(job -> job.id().equals(id)).findFirst();
    }

    /** The submits that reached it, in order. */
    List<Attempt> attempts();

    /** Every call and what was answered, in order. */
    List<String> log();

    /** What no client may do to a provider. */
    List<String> complaints();

    /** How it may mislead. */
    Manners manners();

    /** What it drew, for people. */
    String drew();
}
