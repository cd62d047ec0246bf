package reelay.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nothing keeps a second stack out of the account and region of the first. */
class TwoStacksTest {

    /** The property that names a resource of a type; without it CloudFormation makes a name. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("AWS::AppConfig::Application", "Name"),
                    Map.entry("AWS::CloudWatch::Alarm", "AlarmName"),
                    Map.entry("AWS::CloudWatch::Dashboard", "DashboardName"),
                    Map.entry("AWS::DynamoDB::Table", "TableName"),
                    Map.entry("AWS::Events::Rule", "Name"),
                    Map.entry("AWS::IAM::ManagedPolicy", "ManagedPolicyName"),
                    Map.entry("AWS::IAM::Role", "RoleName"),
                    Map.entry("AWS::Logs::LogGroup", "LogGroupName"),
                    Map.entry("AWS::S3::Bucket", "BucketName"),
                    Map.entry("AWS::SNS::Topic", "TopicName"),
                    Map.entry("AWS::SQS::Queue", "QueueName"),
                    Map.entry("AWS::Scheduler::Schedule", "Name"),
                    Map.entry("AWS::SecretsManager::Secret", "Name"),
                    Map.entry("AWS::Serverless::Function", "FunctionName"),
                    Map.entry("AWS::Serverless::HttpApi", "Name"),
                    Map.entry("AWS::Serverless::StateMachine", "Name"));

    /** Parts of another resource, which is in their identity. */
    private static final Set<String> NAMELESS =
            Set.of(
                    "AWS::AppConfig::ConfigurationProfile",
                    "AWS::AppConfig::HostedConfigurationVersion",
                    "AWS::Lambda::Permission",
                    "AWS::S3::BucketPolicy",
                    "AWS::SNS::Subscription",
                    "AWS::SNS::TopicPolicy",
                    "AWS::SQS::QueuePolicy");

    private static final String STACK = "${AWS::StackName}";

    private final JsonNode resources = TemplateText.resources();

    @Test
    void noNameIsInBoth() {
        Set<String> one = names("one").keySet();
        Set<String> two = names("two").keySet();

        assertThat(one).hasSizeGreaterThan(40).hasSameSizeAs(two).doesNotContainAnyElementsOf(two);
    }

    @Test
    void everyTypeOfResourceIsLookedAt() {
        Set<String> types = new TreeSet<>();
        resources.forEach(resource -> types.add(resource.path("Type").asText()));
        types.removeAll(NAMELESS);

        assertThat(types).isEqualTo(new TreeSet<>(NAMES.keySet()));
    }

    /** What everything is called in a stack of that name, and the logical id of each. */
    private Map<String, String> names(String stack) {
        Map<String, String> names = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : resources.properties()) {
            String id = entry.getKey();
            JsonNode resource = entry.getValue();
            String type = resource.path("Type").asText();
            if (NAMES.containsKey(type)) {
                JsonNode name = resource.path("Properties").path(NAMES.get(type));
                names.put(type + " " + given(name, stack).orElse(made(stack, id)), id);
            }
            for (Map.Entry<String, JsonNode> event :
                    resource.at("/Properties/Events").properties()) {
                if (event.getValue().path("Type").asText().equals("ScheduleV2")) {
                    String name = schedule(id + event.getKey(), event.getValue(), stack);
                    names.put("schedule " + name, id);
                }
            }
        }
        return names;
    }

    /** SAM names a schedule after function and event unless it is told not to. */
    private static String schedule(String id, JsonNode event, String stack) {
        String otherwise = event.at("/Properties/OmitName").asBoolean() ? made(stack, id) : id;
        return given(event.at("/Properties/Name"), stack).orElse(otherwise);
    }

    private static Optional<String> given(JsonNode name, String stack) {
        if (name.isMissingNode()) {
            return Optional.empty();
        }
        String text =
                name.has("Ref")
                        ? "${%s}".formatted(name.path("Ref").asText())
                        : name.path("Fn::Sub").asText(name.asText());
        return Optional.of(text.replace(STACK, stack));
    }

    /** As CloudFormation does it, which adds a few characters of chance. */
    private static String made(String stack, String id) {
        return stack + "-" + id;
    }
}
