package reelay.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import reelay.emulators.asl.AslInterpreter;
import reelay.emulators.asl.Execution;
import reelay.emulators.asl.InvalidDefinitionException;
import reelay.emulators.asl.StateMachine;
import reelay.emulators.asl.StateMachineDefinition;
import reelay.emulators.http.AwsFault;
import reelay.emulators.http.AwsJsonHandler;
import reelay.emulators.http.HttpListener;

/**
 * Step Functions (Standard workflows) as the SDK and the aws CLI speak to it. Everything is kept in
 * memory.
 */
public final class StepFunctionsEmulator implements AutoCloseable {

    /** Ended executions that are kept unless told otherwise. */
    public static final int KEPT_BY_DEFAULT = 10_000;

    private final StateMachines machines;
    private final Executions executions;
    private final HttpListener listener;

    private StepFunctionsEmulator(
            StateMachines machines, Executions executions, HttpListener listener) {
        this.machines = machines;
        this.executions = executions;
        this.listener = listener;
    }

    /**
     * Listens at once.
     *
     * @param port on 127.0.0.1; 0 takes a free one
     * @param keptClosed ended executions to keep; the oldest are forgotten first
     */
    public static StepFunctionsEmulator start(
            int port, AslInterpreter interpreter, int keptClosed) {
        StateMachines machines = new StateMachines(interpreter.timers());
        Executions executions = new Executions(interpreter, keptClosed);
        AwsJsonHandler handler =
                new AwsJsonHandler("AWSStepFunctions", "1.0", Operations.all(machines, executions));
        return new StepFunctionsEmulator(machines, executions, HttpListener.start(port, handler));
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return listener.address();
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
        return machines.add(name, StateMachineDefinition.parse(definition), roleArn).arn();
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
        listener.close();
        executions.stopAll();
    }
}
