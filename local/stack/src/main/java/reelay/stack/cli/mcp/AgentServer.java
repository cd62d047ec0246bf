package reelay.stack.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reelay.stack.cli.client.ApiClient;
import reelay.stack.cli.client.ApiRefusal;
import reelay.video.Json;

/** A deployment as agents use it, over the Model Context Protocol. */
public final class AgentServer {

    /** As {@code pom.xml} has it. */
    static final String VERSION = "1";

    private static final String VIDEO = "reelay://videos/";

    private final ApiClient api;
    private final Map<String, AgentTool> tools;
    private final McpJsonMapper mapper = new JacksonMcpJsonMapper(JsonMapper.builder().build());
    private final JsonSchemaValidator validator = new DefaultJsonSchemaValidator();

    /**
     * @param api the deployment
     * @param project the folder that has {@code docs}
     */
    public AgentServer(ApiClient api, Path project) {
        this.api = api;
        Runbook runbook = Runbook.in(project);
        this.tools =
                Stream.of(
                                new MakeVideoTool(api, runbook),
                                new GetVideoTool(api, runbook, System::nanoTime),
                                new ListVideosTool(api),
                                new ListModelsTool(api),
                                new GetAccessTool(api),
                                new SaveVideoTool(api),
                                new DeleteVideoTool(api))
                        .collect(Collectors.toMap(AgentTool::name, Function.identity()));
    }

    /**
     * Answers until the input ends.
     *
     * @param where what agents are told of the deployment, in a sentence
     * @param in messages, one a line
     * @param out the protocol, and nothing else
     */
    public void serve(String where, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        var lines = new StdioLines(mapper, in, out);
        McpServer.sync(lines)
                .serverInfo(
                        McpSchema.Implementation.builder("reelay", VERSION).title("Reelay").build())
                .instructions(instructions() + "\n" + where)
                .jsonMapper(mapper)
                .jsonSchemaValidator(validator)
                // Checked here: what the SDK says of it has no field and goes to the log.
                .validateToolInputs(false)
                .capabilities(
                        McpSchema.ServerCapabilities.builder()
                                .tools(false)
                                .resources(false, false)
                                .build())
                .tools(ToolList.read(mapper).stream().map(this::specified).toList())
                .resourceTemplates(record())
                .build();
        lines.run();
    }

    private McpServerFeatures.SyncToolSpecification specified(McpSchema.Tool described) {
        AgentTool tool = Objects.requireNonNull(tools.get(described.name()), described.name());
        return McpServerFeatures.SyncToolSpecification.builder()
                .tool(described)
                .callHandler((exchange, request) -> call(described, tool, exchange, request))
                .build();
    }

    private McpSchema.CallToolResult call(
            McpSchema.Tool described,
            AgentTool tool,
            McpSyncServerExchange exchange,
            McpSchema.CallToolRequest request) {
        Map<String, Object> arguments =
                Objects.requireNonNullElse(request.arguments(), Map.<String, Object>of());
        var fits = validator.validate(described.inputSchema(), arguments);
        if (!fits.valid()) {
            return refused(
                    new ToolError(
                            "invalid_arguments",
                            Optional.empty(),
                            Objects.toString(fits.errorMessage()),
                            "Nothing was asked of Reelay. Mend the arguments and call again."));
        }
        try {
            JsonNode given = Json.tree(Json.text(arguments));
            return result(tool.call(new ToolCall(given, progress(exchange, request))), false);
        } catch (ToolRefusedException e) {
            return refused(e.error());
        } catch (ApiRefusal e) {
            return refused(ToolError.of(e));
        } catch (IOException e) {
            // Their messages have hosts and files, and neither keys nor links.
            return refused(ToolError.noAnswer(e.toString()));
        } catch (InterruptedException e) {
            // The client has cancelled it, or is gone: nobody hears the answer.
            Thread.currentThread().interrupt();
            return refused(ToolError.noAnswer("the call was cancelled"));
        }
    }

    private static ToolCall.Progress progress(
            McpSyncServerExchange exchange, McpSchema.CallToolRequest request) {
        Object token = request.progressToken();
        if (token == null) {
            return (_, _, _) -> {};
        }
        return (seconds, most, message) ->
                exchange.progressNotification(
                        McpSchema.ProgressNotification.builder(token, seconds)
                                .total((double) most)
                                .message(message)
                                .build());
    }

    private static McpSchema.CallToolResult refused(ToolError error) {
        return result(error.answer(), true);
    }

    private static McpSchema.CallToolResult result(ObjectNode answer, boolean error) {
        return McpSchema.CallToolResult.builder()
                .content(List.of(McpSchema.TextContent.builder(Json.text(answer)).build()))
                .structuredContent(answer)
                .isError(error)
                .build();
    }

    /** The API's own record of a video, to be read as a resource. */
    private McpServerFeatures.SyncResourceTemplateSpecification record() {
        return new McpServerFeatures.SyncResourceTemplateSpecification(
                McpSchema.ResourceTemplate.builder(VIDEO + "{id}", "video")
                        .title("A video's record")
                        .description("The video object, as GET /v1/videos/{id} answers it.")
                        .mimeType("application/json")
                        .build(),
                (_, request) -> read(request.uri()));
    }

    private McpSchema.ReadResourceResult read(String uri) {
        try {
            var call =
                    new ToolCall(
                            Json.object().put("id", uri.substring(VIDEO.length())),
                            (_, _, _) -> {});
            String record = Json.text(api.retrieve(call.videoId()).body());
            return McpSchema.ReadResourceResult.builder(
                            List.of(
                                    McpSchema.TextResourceContents.builder(uri, record)
                                            .mimeType("application/json")
                                            .build()))
                    .build();
        } catch (ToolRefusedException e) {
            throw unread(McpSchema.ErrorCodes.RESOURCE_NOT_FOUND, e);
        } catch (ApiRefusal e) {
            throw unread(
                    e.status() == 404
                            ? McpSchema.ErrorCodes.RESOURCE_NOT_FOUND
                            : McpSchema.ErrorCodes.INTERNAL_ERROR,
                    e);
        } catch (IOException e) {
            throw unread(McpSchema.ErrorCodes.INTERNAL_ERROR, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unread(McpSchema.ErrorCodes.INTERNAL_ERROR, e);
        }
    }

    private static McpError unread(int code, Exception cause) {
        McpError error = McpError.builder(code).message(String.valueOf(cause.getMessage())).build();
        error.initCause(cause);
        return error;
    }

    private static String instructions() {
        try (InputStream text =
                Objects.requireNonNull(AgentServer.class.getResourceAsStream("instructions.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
