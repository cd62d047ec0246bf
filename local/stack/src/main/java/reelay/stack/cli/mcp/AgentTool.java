package reelay.stack.cli.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Something an agent can do; {@code tools.json} describes it to the agent. */
interface AgentTool {

    /** Its name there. */
    String name();

    /**
     * Does it. What the API refuses goes through as {@link reelay.stack.cli.client.ApiRefusal}.
     *
     * @return what its {@code outputSchema} describes
     * @throws ToolRefusedException for what is refused here
     * @throws InterruptedException when the client has cancelled the call
     */
    ObjectNode call(ToolCall call) throws IOException, InterruptedException;
}
