package reelay.stack.scenarios;

import java.util.List;
import java.util.Optional;
import reelay.catalog.bucket.VideoBucket;
import reelay.stack.template.StackTemplate;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Something that executes state machines, reached through the Step Functions API alone. */
interface Engine extends AutoCloseable {

    SfnClient stepFunctions();

    /** The videos' items. */
    VideoRows items();

    /** The videos' objects. */
    VideoBucket objects();

    /** Lambda, as this engine reaches it. */
    ScriptedSteps steps();

    /** What the state machine's definition is filled with. */
    StackTemplate template();

    /** Whether all executions may run at once. */
    boolean startsTogether();

    /** Why a scenario cannot be run here; empty when it can. */
    Optional<String> cannot(Scenario scenario);

    /** Has the services refuse what the scenario says. */
    void breakServices(String video, Scenario scenario);

    /** Returns when the execution has ended, or when this engine loses patience. */
    void awaitEnd(String executionArn);

    /** The names under which this engine may report an error of the language. */
    List<String> namesOf(String error);

    @Override
    void close();
}
