package reelay.stack.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import reelay.local.aws.shared.SharedDynamoDb;
import reelay.stack.conditions.WatchedDynamoDb.Change;
import reelay.stack.conditions.WatchedDynamoDb.Guard;

/**
 * Drops each operand of each condition with which DynamoDB is written to, in turn, and looks for a
 * test that notices. It runs the tests of many modules over and over, so it wants to be asked:
 * docs/testing.md.
 */
@Isolated
@EnabledIfSystemProperty(
        named = "reelay.conditions",
        matches = "true",
        disabledReason = "takes minutes; -Dreelay.conditions=true runs it")
class EveryConditionCountsTest {

    private static final List<String> MODULES =
            List.of(
                    "libs/catalog",
                    "libs/access",
                    "libs/webhooks",
                    "functions/submit",
                    "functions/poll",
                    "functions/store",
                    "functions/sweep",
                    "functions/api");

    /** Paths through the state machine, whose own writes have conditions, too. */
    private static final String SCENARIOS = "reelay.stack.scenarios.OurInterpreterTest";

    /** Writes of the tests' own. */
    private static final Set<String> NOT_OURS = Set.of("SET #status = :status");

    /**
     * Conditions that matter only between two who write in the same moment, or when an answer of
     * DynamoDB was lost: by the beginning of the write and a part of the operand that has no
     * effect. No test here stands still in such a moment.
     */
    private static final Map<String, String> MOMENTS =
            Map.of(
                    "SET ask_turn = ", "ask_turn = :seen",
                    "SET open_videos = :open", "",
                    "SET #status = :failed", "#status IN (:queued, :running) OR ");

    /**
     * Where DynamoDB does the same without the condition: an update that only takes away makes no
     * item where there is none. The state machine says so itself rather than rely on it.
     */
    private static final Map<String, String> SAID_TWICE =
            Map.of("REMOVE unsettled", "attribute_exists(id) OR NOT attribute_exists(id)");

    private final Map<Guard, Set<UniqueId>> users = new ConcurrentSkipListMap<>();
    private final Map<UniqueId, Long> nanoseconds =
            new TreeMap<>(Comparator.comparing(UniqueId::toString));
    private volatile Optional<UniqueId> running = Optional.empty();

    @Test
    void aTestFailsForEveryOperand() throws Exception {
        try (WatchedDynamoDb dynamoDb = new WatchedDynamoDb(this::note);
                InnerTests tests = new InnerTests(Path.of("../..").toRealPath())) {
            System.setProperty(SharedDynamoDb.ELSEWHERE, dynamoDb.address().toString());
            runAll(tests);
            List<String> unnoticed = new ArrayList<>();
            Map<Guard, Set<UniqueId>> guards = new TreeMap<>(users);
            for (Map.Entry<Guard, Set<UniqueId>> guard : guards.entrySet()) {
                for (String instead : Operands.eachWithoutEffect(guard.getKey().condition())) {
                    dynamoDb.read(Optional.of(new Change(guard.getKey(), instead)));
                    Optional<String> witness = witness(tests, guard.getValue());
                    System.out.printf(
                            "%s%n    AS IF %s%n    %s%n",
                            guard.getKey(), instead, witness.orElse("NOBODY NOTICES"));
                    if (witness.isEmpty()
                            && !excused(MOMENTS, guard.getKey(), instead)
                            && !excused(SAID_TWICE, guard.getKey(), instead)) {
                        unnoticed.add(guard.getKey() + "\n    AS IF " + instead);
                    }
                }
            }
            assertThat(unnoticed).isEmpty();
        } finally {
            System.clearProperty(SharedDynamoDb.ELSEWHERE);
        }
    }

    private static boolean excused(Map<String, String> excuses, Guard guard, String instead) {
        return excuses.entrySet().stream()
                .anyMatch(
                        it ->
                                guard.write().startsWith(it.getKey())
                                        && instead.contains(it.getValue()));
    }

    private void note(Guard guard) {
        if (NOT_OURS.contains(guard.write())) {
            return;
        }
        running.ifPresent(
                test ->
                        users.computeIfAbsent(
                                        guard,
                                        _ ->
                                                new ConcurrentSkipListSet<>(
                                                        Comparator.comparing(UniqueId::toString)))
                                .add(test));
    }

    private void runAll(InnerTests tests) throws Exception {
        List<DiscoverySelector> all = new ArrayList<>();
        for (String module : MODULES) {
            all.addAll(tests.classesOf(module));
        }
        all.add(tests.classNamed(SCENARIOS));
        Failures failures = new Failures();
        tests.run(all, failures);
        assertThat(failures.found).isEmpty();
        assertThat(users).isNotEmpty();
    }

    /** The name of a test that fails, the quickest asked first. */
    private Optional<String> witness(InnerTests tests, Set<UniqueId> candidates) {
        List<UniqueId> quickestFirst =
                candidates.stream().sorted(Comparator.comparing(nanoseconds::get)).toList();
        for (UniqueId candidate : quickestFirst) {
            Failures failures = new Failures();
            tests.run(List.of(DiscoverySelectors.selectUniqueId(candidate)), failures);
            assertThat(failures.tests).as("runs of %s", candidate).isPositive();
            if (!failures.found.isEmpty()) {
                return Optional.of(failures.found.getFirst());
            }
        }
        return Optional.empty();
    }

    /**
     * What is run again when it matters to a condition: a test; of the scenarios, which all run at
     * once, the class.
     */
    private static Optional<TestDescriptor> unit(TestDescriptor test) {
        for (TestDescriptor it = test; it != null; it = it.getParent().orElse(null)) {
            if (it.getUniqueId().getLastSegment().getValue().equals(SCENARIOS)) {
                return Optional.of(it);
            }
        }
        return Optional.of(test).filter(TestDescriptor::isTest);
    }

    private final class Failures implements EngineExecutionListener {

        private final List<String> found = new ArrayList<>();
        private int tests;
        private long started;

        @Override
        public void executionStarted(TestDescriptor test) {
            if (test.isTest()) {
                tests++;
            }
            if (unit(test).filter(test::equals).isPresent()) {
                running = Optional.of(test.getUniqueId());
                started = System.nanoTime();
            }
        }

        @Override
        public void executionFinished(TestDescriptor test, TestExecutionResult result) {
            if (unit(test).filter(test::equals).isPresent()) {
                running = Optional.empty();
                nanoseconds.put(test.getUniqueId(), System.nanoTime() - started);
            }
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                found.add(
                        test.getUniqueId()
                                + ": "
                                + result.getThrowable().map(Throwable::toString).orElse(""));
            }
        }
    }
}
