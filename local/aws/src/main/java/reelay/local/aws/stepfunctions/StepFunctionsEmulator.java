package reelay.local.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import reelay.local.aws.asl.read.InvalidDefinitionException;
import reelay.local.aws.asl.run.AslInterpreter;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.asl.run.StateMachine;
import reelay.local.aws.asl.run.StateMachineDefinition;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.aws.protocol.Guard;
import reelay.local.http.Door;
import reelay.local.http.HttpListener;

/**
 * Step Functions (Standard workflows) as the SDK and the aws CLI speak to it. Everything is kept in
 * memory.
 */
public final class StepFunctionsEmulator implements AutoCloseable {

    /** Ended executions that are kept unless told otherwise. */
    public static final int KEPT_BY_DEFAULT = 10_000;

    private final StateMachines machines;
    private final KeptExecutions executions;
    private final AwsJsonHandler handler;
    private final Optional<HttpListener> listener;

    private StepFunctionsEmulator(
            AslInterpreter interpreter, int keptClosed, Optional<Door> door, Guard guard) {
        this.machines = new StateMachines(interpreter.timers());
        this.executions = new KeptExecutions(interpreter, keptClosed);
        this.handler =
                new AwsJsonHandler(
                        "AWSStepFunctions", "1.0", Operations.all(machines, executions), guard);
        this.listener = door.map(open -> HttpListener.start(open, handler));
    }

    /** The same for callers that need not sign. */
    public static StepFunctionsEmulator start(
            int port, AslInterpreter interpreter, int keptClosed) {
        return start(Door.unlocked(port), Guard.NONE, interpreter, keptClosed);
    }

    /**
     * Listens at once.
     *
     * @param guard says who may do what
     * @param keptClosed ended executions to keep; the oldest are forgotten first
     */
    public static StepFunctionsEmulator start(
            Door door, Guard guard, AslInterpreter interpreter, int keptClosed) {
        return new StepFunctionsEmulator(interpreter, keptClosed, Optional.of(door), guard);
    }

    /**
     * One that does not listen: requests come through {@link #handler()}, on the caller's thread.
     */
    public static StepFunctionsEmulator withoutAPort(AslInterpreter interpreter, int keptClosed) {
        return new StepFunctionsEmulator(interpreter, keptClosed, Optional.empty(), Guard.NONE);
    }

    /** What answers the requests. */
    public AwsJsonHandler handler() {
        return handler;
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return listener.orElseThrow().address();
    }

    /**
     * Makes a state machine known.
     *
     * @param name the last part of its ARN
     * @param definition JSON, after substitution
     * @return its ARN
     * @throws InvalidDefinitionException naming everything that is wrong or not implemented
     * @throws AwsFault if the name is taken by another definition
     */
    public String register(String name, String definition, String roleArn) {
        return register(name, StateMachineDefinition.parse(definition), roleArn);
    }

    /**
     * Makes a state machine known whose definition was read before.
     *
     * @throws AwsFault if the name is taken by another definition
     */
    public String register(String name, StateMachineDefinition definition, String roleArn) {
        return machines.add(name, definition, roleArn).arn();
    }

    /**
     * Starts an execution as StartExecution would.
     *
     * @throws AwsFault as the API answers
     */
    public Execution startExecution(String stateMachineArn, String name, JsonNode input) {
        StateMachine machine = machines.find(stateMachineArn);
        return executions.start(machine, name, input);
    }

    /** Has every start and every change of status told, on any thread. */
    public void onStatusChange(Consumer<Execution> observer) {
        executions.observe(observer);
    }

    /** Everything that is kept, oldest first. */
    public List<Execution> executions() {
        return executions.all();
    }

    /** One execution by its ARN; empty if it is unknown or forgotten. */
    public Optional<Execution> execution(String arn) {
        return executions.find(arn);
    }

    /** Stops listening, and stops what runs without a trace in any other service. */
    @Override
    public void close() {
        listener.ifPresent(HttpListener::close);
        executions.stopAll();
    }
}
