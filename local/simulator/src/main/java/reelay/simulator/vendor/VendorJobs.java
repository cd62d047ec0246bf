package reelay.simulator.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reelay.simulator.content.ContentOrigin;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.fault.Faults;
import reelay.simulator.fault.Misbehaviour;
import reelay.simulator.fault.PromptDirectives;
import reelay.simulator.fault.Shapes;
import reelay.simulator.job.JobMoment;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.JournalLine;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.RequestKind;

/** The jobs that came by one wire, with the faults that prompts and requests ask for. */
public final class VendorJobs {

    private final VendorWire wire;
    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final Faults faults;
    private final ContentOrigin files;
    private final VendorCalls calls;

    VendorJobs(
            VendorWire wire,
            SimulatorSettings settings,
            Jobs jobs,
            Faults faults,
            ContentOrigin files,
            VendorCalls calls) {
        this.wire = wire;
        this.settings = settings;
        this.jobs = jobs;
        this.faults = faults;
        this.files = files;
        this.calls = calls;
    }

    /**
     * Makes a job, unless its prompt asks for a fault that comes first.
     *
     * @param told how the wire tells of a new job
     */
    public Answer create(VendorWishes wishes, Call call, Function<SimulatedJob, Answer> told) {
        PromptDirectives words = PromptDirectives.in(wishes.prompt());
        boolean strikes = words.strikesAtSubmit() && jobs.strikeOnce(wishes.prompt());
        if (strikes) {
            Optional<Answer> refusal =
                    before(
                            words.ofSubmit(FaultKind.Phase.DELAY).stream().findFirst(),
                            words.ofSubmit(FaultKind.Phase.REFUSAL).stream().findFirst(),
                            call);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        SimulatedJob job = job(wishes, words);
        jobs.add(job);
        wishes.callback()
                .ifPresent(
                        address ->
                                calls.follow(
                                        address,
                                        wire.challengesCallbacks(),
                                        settings.generation(),
                                        () -> wire.event(this, job)));
        List<Fault> afterwards = words.ofSubmit(FaultKind.Phase.AFTERWARDS);
        return strikes && !afterwards.isEmpty()
                ? Misbehaviour.afterwards(afterwards.getFirst())
                : Shapes.apply(told.apply(job), job.faults(), RequestKind.SUBMIT, call);
    }

    private SimulatedJob job(VendorWishes wishes, PromptDirectives words) {
        List<Fault> ofJob = new ArrayList<>(words.ofJob());
        ofJob.addAll(faults.takeForJob());
        return new SimulatedJob(
                wire.id(settings.ids().get()),
                wishes.model(),
                wishes.prompt(),
                Integer.toString(wishes.seconds()),
                wishes.size(),
                settings.clock().millis(),
                settings.generation().toMillis(),
                null,
                Math.max(words.padding(), settings.padding()),
                ofJob,
                new SimulatedJob.OfVendor(wire.prefix(), wishes.clientId(), wishes.asked()));
    }

    /** Delays, then refuses in the words of the wire, when there is something to refuse with. */
    Optional<Answer> before(Optional<Fault> delay, Optional<Fault> refusal, Call call) {
        Misbehaviour.before(delay, Optional.empty(), wire.model(), call);
        if (refusal.filter(fault -> fault.kind() == FaultKind.ERROR_IN_200).isPresent()) {
            return Optional.of(wire.toldInSuccess(Trouble.of(Trouble.Kind.NO_MONEY)));
        }
        return refusal.map(
                fault ->
                        Trouble.of(fault)
                                .map(wire::told)
                                .orElseGet(() -> Misbehaviour.refuse(fault, wire.model(), call)));
    }

    /**
     * Tells of a job that was asked for.
     *
     * @param found the job, if there is one
     * @param told how the wire tells of it
     * @param missing how it says that there is none
     */
    public Answer look(
            Optional<SimulatedJob> found,
            Call call,
            Function<SimulatedJob, Answer> told,
            Answer missing) {
        if (found.isEmpty()) {
            return missing;
        }
        SimulatedJob job = found.get();
        int looksBefore = jobs.look(job.id());
        if (looksBefore > 0 && job.has(FaultKind.LOST_JOB)) {
            return missing;
        }
        return job.faults().stream()
                .filter(fault -> strikes(fault, looksBefore))
                .findFirst()
                .map(fault -> Misbehaviour.refuse(fault, job.model(), call))
                .orElseGet(
                        () -> Shapes.apply(told.apply(job), job.faults(), RequestKind.LOOK, call));
    }

    /** The first look is a good one. */
    private static boolean strikes(Fault fault, int looksBefore) {
        return switch (fault.kind()) {
            case NGINX_404, DETAIL_404 -> looksBefore > 0 && looksBefore <= fault.number();
            default -> false;
        };
    }

    public Optional<SimulatedJob> find(String id) {
        return jobs.find(id).filter(job -> job.isOf(wire.prefix()));
    }

    /** The newest job with that id of the client's. */
    public Optional<SimulatedJob> ofClient(String clientId) {
        return listed().stream()
                .filter(job -> job.vendor() != null && job.vendor().clientId().equals(clientId))
                .findFirst();
    }

    /** All jobs that a list shows at this moment, newest first. */
    public List<SimulatedJob> listed() {
        Instant now = now();
        return jobs.all().reversed().stream()
                .filter(job -> job.isOf(wire.prefix()))
                .filter(
                        job ->
                                job.fault(FaultKind.LATE_LIST)
                                        .map(late -> job.created().plusSeconds(late.number()))
                                        .filter(now::isBefore)
                                        .isEmpty())
                .toList();
    }

    /** Notes that a list was asked for. */
    public void noteList() {
        jobs.note(JournalLine.Event.LISTED);
    }

    /** Removes a job. */
    public void delete(String id) {
        jobs.delete(id);
    }

    /** How far a job is. */
    public JobMoment moment(SimulatedJob job) {
        return JobMoment.of(job, now());
    }

    /** A link to a finished job's file on another origin, good until its results are cleared. */
    public String link(SimulatedJob job) {
        Instant completed = job.created().plusMillis(job.generationMillis());
        return files.linkUntil(job, completed.plus(settings.linkLifetime()));
    }

    /** How long results live in this simulator. */
    public Duration resultLifetime() {
        return settings.linkLifetime();
    }

    /** The finished file itself, for wires that hand it out under their own address. */
    public Answer file(SimulatedJob job, Call call) {
        return new VendorFiles(jobs, faults, settings).file(job, call, files);
    }

    public Instant now() {
        return settings.clock().instant();
    }
}
