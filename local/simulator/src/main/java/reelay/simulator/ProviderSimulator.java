package reelay.simulator;

import java.net.URI;
import java.util.List;
import reelay.local.http.Door;
import reelay.local.http.HttpListener;
import reelay.simulator.account.Accounts;
import reelay.simulator.content.ContentOrigin;
import reelay.simulator.content.RedirectedRequest;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.fault.Faults;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.JournalLine;
import reelay.simulator.route.SimulatorHandler;
import reelay.simulator.route.SimulatorRoutes;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.vendor.VendorFiles;
import reelay.simulator.vendor.VendorWire;
import reelay.simulator.vendor.Vendors;
import reelay.simulator.wire.SimulatorRoute;

/**
 * A video provider on this machine. Clients use {@link #baseUrl()}; {@code GET /simulator} explains
 * what else there is.
 */
public final class ProviderSimulator implements AutoCloseable {

    private final Jobs jobs;
    private final Faults faults;
    private final Accounts accounts;
    private final ContentOrigin otherOrigin;
    private final Vendors vendors;
    private final HttpListener listener;
    private final String basePath;

    private ProviderSimulator(
            Jobs jobs,
            Faults faults,
            Accounts accounts,
            ContentOrigin otherOrigin,
            Vendors vendors,
            HttpListener listener,
            String basePath) {
        this.jobs = jobs;
        this.faults = faults;
        this.accounts = accounts;
        this.otherOrigin = otherOrigin;
        this.vendors = vendors;
        this.listener = listener;
        this.basePath = basePath;
    }

    /**
     * Listens at once; jobs of an earlier run in the same data directory go on.
     *
     * @throws reelay.local.http.PortTakenException if another process listens there
     */
    public static ProviderSimulator start(SimulatorSettings settings) {
        Jobs jobs = new Jobs(settings.dataDirectory());
        Faults faults = new Faults();
        Accounts accounts = new Accounts(settings.accounts(), settings.clock());
        ContentOrigin otherOrigin =
                new ContentOrigin(jobs, new VendorFiles(jobs, faults, settings));
        Vendors vendors =
                new Vendors(settings, jobs, faults, accounts, otherOrigin, VendorWires.ALL);
        List<SimulatorRoute> routes =
                SimulatorRoutes.of(settings, jobs, faults, accounts, otherOrigin, vendors);
        try {
            HttpListener listener =
                    HttpListener.start(
                            Door.unlocked(settings.port()).named(settings.names()),
                            new SimulatorHandler(
                                    settings, jobs, faults, accounts, routes, vendors));
            return new ProviderSimulator(
                    jobs,
                    faults,
                    accounts,
                    otherOrigin,
                    vendors,
                    listener,
                    settings.dialect().basePath());
        } catch (RuntimeException e) {
            vendors.close();
            otherOrigin.close();
            jobs.close();
            throw e;
        }
    }

    /** Where it listens, without {@code /v1}. */
    public URI address() {
        return listener.address();
    }

    /** The base URL of clients. */
    public URI baseUrl() {
        return URI.create(listener.address() + basePath);
    }

    /**
     * The base URL of clients of another wire.
     *
     * @param prefix such as {@code kling}
     */
    public URI baseUrl(String prefix) {
        return URI.create(listener.address() + "/" + prefix);
    }

    /** The wires that it speaks beside the Videos protocol, each under its own prefix. */
    public static List<String> prefixes() {
        return VendorWires.ALL.stream().map(VendorWire::prefix).toList();
    }

    /** What goes wrong from now on. */
    public Faults faults() {
        return faults;
    }

    /** Whose account is played. */
    public Accounts accounts() {
        return accounts;
    }

    /** The requests that followed a {@link FaultKind#REDIRECT_CONTENT}, oldest first. */
    public List<RedirectedRequest> redirectedRequests() {
        return otherOrigin.seen();
    }

    /** Create, remix, edit and extend requests that came in, refused ones too. */
    public long submitsReceived() {
        return jobs.count(JournalLine.Event.SUBMIT_RECEIVED);
    }

    /** Jobs that were ever made. */
    public long jobsCreated() {
        return jobs.count(JournalLine.Event.JOB_CREATED);
    }

    /** Requests for content that came in, whatever the answer. */
    public long contentRequests() {
        return jobs.count(JournalLine.Event.CONTENT_REQUESTED);
    }

    @Override
    public void close() {
        listener.close();
        vendors.close();
        otherOrigin.close();
        jobs.close();
    }
}
