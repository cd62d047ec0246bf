package reelay.local.aws.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.FieldTemplate;
import reelay.local.aws.asl.history.HistoryData;

/**
 * Runs several graphs at once; the result is the array of their outputs.
 *
 * @param arguments what every branch gets; null for the state's input
 */
public record ParallelState(
        List<StateGraph> branches,
        @Nullable FieldTemplate arguments,
        List<Retrier> retriers,
        List<Catcher> catchers,
        Exit exit,
        @Nullable String next)
        implements State {

    public ParallelState {
        branches = List.copyOf(branches);
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
        return "Parallel";
    }

    @Override
    public void enter(StateVisit visit) {
        JsonNode input = arguments == null ? visit.input() : visit.evaluate(arguments, "Arguments");
        int started = visit.branch().record("ParallelStateStarted", null);
        new Run(visit, started).start(input);
    }

    /** One try, with the outputs collected so far. */
    private final class Run {

        private final StateVisit visit;
        private final int startedEvent;
        private final @Nullable JsonNode[] outputs = new JsonNode[branches.size()];
        private int missing = branches.size();

        Run(StateVisit visit, int startedEvent) {
            this.visit = visit;
            this.startedEvent = startedEvent;
        }

        void start(JsonNode input) {
            Execution execution = visit.branch().execution();
            for (int i = 0; i < branches.size(); i++) {
                Branch branch = visit.child(branches.get(i), null, startedEvent, end(i));
                execution.act(() -> branch.start(input));
            }
        }

        private Branch.End end(int index) {
            return new Branch.End() {
                @Override
                public void succeeded(JsonNode output, int lastEvent) {
                    outputs[index] = output;
                    visit.branch().follow(lastEvent);
                    if (--missing == 0) {
                        complete();
                    }
                }

                @Override
                public void failed(@Nullable String error, @Nullable String cause, int lastEvent) {
                    visit.children().forEach(Branch::abort);
                    visit.branch().follow(lastEvent);
                    visit.branch().record("ParallelStateFailed", HistoryData.failure(error, cause));
                    visit.failed(error == null ? "" : error, cause);
                }
            };
        }

        private void complete() {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            for (JsonNode output : outputs) {
                result.add(output);
            }
            visit.branch().record("ParallelStateSucceeded", null);
            visit.leave(result, exit, next);
        }
    }
}
