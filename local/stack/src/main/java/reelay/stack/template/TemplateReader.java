package reelay.stack.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reelay.stack.template.resource.BucketResource;
import reelay.stack.template.resource.HttpApiResource;
import reelay.stack.template.resource.LambdaResource;
import reelay.stack.template.resource.RuleResource;
import reelay.stack.template.resource.SecretResource;
import reelay.stack.template.resource.StateMachineResource;
import reelay.stack.template.resource.TableResource;
import reelay.stack.template.resource.TargetedSchedule;
import reelay.stack.template.resource.TemplateException;

/** Reads the sections of a template, and each resource by its type. */
final class TemplateReader implements Intrinsics.Names {

    private static final Set<String> SECTIONS =
            Set.of(
                    "AWSTemplateFormatVersion",
                    "Transform",
                    "Description",
                    "Metadata",
                    "Parameters",
                    // CloudFormation holds the values to them before anything is made; locally the
                    // functions refuse the same when they start.
                    "Rules",
                    "Mappings",
                    "Conditions",
                    "Globals",
                    "Resources",
                    "Outputs");

    private static final Set<String> RESOURCE_KEYWORDS =
            Set.of(
                    "Type",
                    "Properties",
                    "Metadata",
                    "Condition",
                    "DependsOn",
                    "DeletionPolicy",
                    "UpdateReplacePolicy");

    /**
     * What others may do here, where logs go and what is counted in them, where failed events lie,
     * who listens to a topic, what makes a new version of a function: nothing of it exists locally.
     * Bucket and queue policies ask for TLS, which nothing here speaks.
     */
    private static final Set<String> WITHOUT_MEANING_LOCALLY =
            Set.of(
                    "AWS::AppConfig::Application",
                    "AWS::AppConfig::ConfigurationProfile",
                    "AWS::AppConfig::HostedConfigurationVersion",
                    "AWS::CloudWatch::Alarm",
                    "AWS::CloudWatch::Dashboard",
                    "AWS::Lambda::Permission",
                    "AWS::Logs::LogGroup",
                    "AWS::SNS::Subscription",
                    "AWS::SNS::Topic",
                    "AWS::SNS::TopicPolicy",
                    "AWS::S3::BucketPolicy",
                    "AWS::SQS::Queue",
                    "AWS::SQS::QueuePolicy");

    private final JsonNode root;
    private final ParameterValues parameters;
    private final Intrinsics intrinsics;
    private final Map<String, String> types = new LinkedHashMap<>();

    private final List<LambdaResource> functions = new ArrayList<>();
    private final List<HttpApiResource> apis = new ArrayList<>();
    private final List<StateMachineResource> stateMachines = new ArrayList<>();
    private final List<TableResource> tables = new ArrayList<>();
    private final List<BucketResource> buckets = new ArrayList<>();
    private final List<SecretResource> secrets = new ArrayList<>();
    private final List<RuleResource> rules = new ArrayList<>();
    private final List<TargetedSchedule> schedules = new ArrayList<>();
    private final RoleReader roles = new RoleReader();

    TemplateReader(JsonNode root, Map<String, String> parameterValues) {
        for (Map.Entry<String, JsonNode> section : root.properties()) {
            if (!SECTIONS.contains(section.getKey())) {
                throw new TemplateException(section.getKey(), "there is no such section");
            }
        }
        this.root = root;
        this.parameters = new ParameterValues(section("Parameters"), parameterValues);
        this.intrinsics = new Intrinsics(this, section("Conditions"), section("Mappings"));
    }

    StackTemplate read() {
        JsonNode resources = section("Resources");
        resources
                .properties()
                .forEach(
                        resource ->
                                types.put(
                                        resource.getKey(),
                                        resource.getValue().path("Type").asText()));
        resources
                .properties()
                .forEach(resource -> readResource(resource.getKey(), resource.getValue()));
        return new StackTemplate(
                functions,
                one(apis, "AWS::Serverless::HttpApi"),
                stateMachines,
                tables,
                buckets,
                secrets,
                rules,
                schedules,
                roles.read(),
                outputs());
    }

    private void readResource(String id, JsonNode resource) {
        String place = "Resources." + id;
        for (Map.Entry<String, JsonNode> keyword : resource.properties()) {
            if (!RESOURCE_KEYWORDS.contains(keyword.getKey())) {
                throw new TemplateException(place, "unknown keyword " + keyword.getKey());
            }
        }
        if (resource.has("Condition")
                && !intrinsics.holds(resource.get("Condition").asText(), place)) {
            return;
        }
        Properties properties = properties(resource, place);
        String type = resource.path("Type").asText();
        switch (type) {
            case "AWS::Serverless::Function" ->
                    functions.add(FunctionReader.read(id, withGlobals(resource, place)));
            case "AWS::Serverless::HttpApi" -> apis.add(FrontReader.api(id, properties));
            case "AWS::Serverless::StateMachine" ->
                    stateMachines.add(StateMachineReader.read(id, properties));
            case "AWS::DynamoDB::Table" -> tables.add(DataReader.table(id, properties));
            case "AWS::S3::Bucket" -> buckets.add(DataReader.bucket(id, properties));
            case "AWS::IAM::Role" -> roles.role(id, properties);
            case "AWS::IAM::ManagedPolicy" -> roles.managedPolicy(id, properties);
            case "AWS::Scheduler::Schedule" -> schedules.add(ScheduleReader.read(id, properties));
            case "AWS::Events::Rule" -> rules.add(RuleReader.read(properties));
            case "AWS::SecretsManager::Secret" -> secrets.add(DataReader.secret(id, properties));
            default -> {
                if (!WITHOUT_MEANING_LOCALLY.contains(type)) {
                    throw new TemplateException(
                            place, "resources of type " + type + " do not run locally");
                }
            }
        }
    }

    private Properties properties(JsonNode resource, String place) {
        String below = place + ".Properties";
        JsonNode properties = resource.path("Properties");
        return new Properties(
                intrinsics.resolve(
                        properties.isMissingNode()
                                ? JsonNodeFactory.instance.objectNode()
                                : properties,
                        below),
                below);
    }

    /** SAM's Globals: the function's own properties win, and maps are joined. */
    private Properties withGlobals(JsonNode resource, String place) {
        JsonNode globals = section("Globals").deepCopy();
        for (Map.Entry<String, JsonNode> kind : globals.properties()) {
            if (!kind.getKey().equals("Function")) {
                throw new TemplateException("Globals", kind.getKey() + " is not supported locally");
            }
        }
        JsonNode merged = Globals.merged(globals.path("Function"), resource.path("Properties"));
        String below = place + ".Properties";
        return new Properties(intrinsics.resolve(merged, below), below);
    }

    private Map<String, String> outputs() {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> output : section("Outputs").properties()) {
            String place = "Outputs." + output.getKey();
            Properties properties =
                    new Properties(intrinsics.resolve(output.getValue(), place), place);
            outputs.put(output.getKey(), properties.text("Value"));
            properties.withoutMeaningLocally("Description", "Export").refuseOthers();
        }
        return outputs;
    }

    private static <T> T one(List<T> found, String type) {
        if (found.size() != 1) {
            throw new TemplateException(
                    "Resources",
                    "the local stack runs exactly one " + type + ", not " + found.size());
        }
        return found.getFirst();
    }

    private JsonNode section(String name) {
        JsonNode section = root.path(name);
        return section.isObject() ? section : JsonNodeFactory.instance.objectNode();
    }

    @Override
    public JsonNode ref(String name, String place) {
        if (parameters.value(name).isPresent()) {
            return parameters.value(name).get();
        }
        return ResourceNames.pseudoParameter(name)
                .or(() -> resourceRef(name, place))
                .map(text -> (JsonNode) JsonNodeFactory.instance.textNode(text))
                .orElseThrow(() -> new TemplateException(place, "there is nothing named " + name));
    }

    private Optional<String> resourceRef(String name, String place) {
        if (name.endsWith(".Alias")) {
            String id = name.substring(0, name.length() - ".Alias".length());
            if (!type(id, place).equals("AWS::Serverless::Function")) {
                throw new TemplateException(place, id + " is no function, so it has no alias");
            }
            return Optional.of(ResourceNames.aliasArn(id, alias(id, place)));
        }
        return ResourceNames.ref(type(name, place), name);
    }

    private String alias(String functionId, String place) {
        JsonNode alias =
                Globals.merged(
                                section("Globals").path("Function"),
                                section("Resources").path(functionId).path("Properties"))
                        .path("AutoPublishAlias");
        if (!alias.isTextual()) {
            throw new TemplateException(place, functionId + " has no AutoPublishAlias");
        }
        return alias.asText();
    }

    @Override
    public JsonNode attribute(String name, String attribute, String place) {
        return ResourceNames.attribute(type(name, place), name, attribute)
                .map(JsonNodeFactory.instance::textNode)
                .orElseThrow(
                        () ->
                                new TemplateException(
                                        place,
                                        "what "
                                                + attribute
                                                + " of "
                                                + name
                                                + " is locally is not known"));
    }

    private String type(String id, String place) {
        String type = types.get(id);
        if (type == null) {
            throw new TemplateException(place, "there is nothing named " + id);
        }
        return type;
    }
}
