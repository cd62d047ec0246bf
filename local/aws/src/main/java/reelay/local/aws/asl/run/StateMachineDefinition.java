package reelay.local.aws.asl.run;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.read.DefinitionReader;
import reelay.local.aws.asl.read.InvalidDefinitionException;

/** A definition that was checked, its expressions compiled. */
public final class StateMachineDefinition {

    private final String text;
    private final StateGraph graph;
    private final @Nullable Duration timeout;

    public StateMachineDefinition(String text, StateGraph graph, @Nullable Duration timeout) {
        this.text = text;
        this.graph = graph;
        this.timeout = timeout;
    }

    /**
     * Reads and checks a definition.
     *
     * @param text JSON, after substitution
     * @throws InvalidDefinitionException naming everything that is wrong or not implemented
     */
    public static StateMachineDefinition parse(String text) {
        return DefinitionReader.read(text);
    }

    /** The JSON it was read from. */
    public String text() {
        return text;
    }

    /** Names of the states at its top level. */
    public Set<String> stateNames() {
        return graph.states().keySet();
    }

    StateGraph graph() {
        return graph;
    }

    Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }
}
