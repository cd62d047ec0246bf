package reelay.stack.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import reelay.stack.template.resource.BucketResource;
import reelay.stack.template.resource.CorsResource;
import reelay.stack.template.resource.SecretResource;
import reelay.stack.template.resource.TableResource;
import reelay.stack.template.resource.TemplateException;

/** Reads what keeps data: tables, buckets and secrets. */
final class DataReader {

    private DataReader() {}

    static TableResource table(String id, Properties table) {
        Map<String, String> attributes =
                table.items("AttributeDefinitions")
                        .collect(
                                Collectors.toMap(
                                        attribute -> attribute.text("AttributeName"),
                                        attribute -> attribute.text("AttributeType")));
        Properties expiry = table.section("TimeToLiveSpecification");
        Optional<String> expiryAttribute =
                expiry.optionalText("Enabled").filter("true"::equals).isPresent()
                        ? expiry.optionalText("AttributeName")
                        : Optional.empty();
        var resource =
                new TableResource(
                        ResourceNames.ref("AWS::DynamoDB::Table", id).orElseThrow(),
                        attributes,
                        key(table),
                        table.items("GlobalSecondaryIndexes").map(DataReader::index).toList(),
                        expiryAttribute);
        table.withoutMeaningLocally(
                        "BillingMode",
                        "DeletionProtectionEnabled",
                        "PointInTimeRecoverySpecification",
                        "SSESpecification")
                .refuseOthers();
        return resource;
    }

    private static TableResource.Index index(Properties index) {
        Properties projection = index.section("Projection");
        String projected = projection.text("ProjectionType");
        if (!projected.equals("ALL") && !projected.equals("KEYS_ONLY")) {
            throw new TemplateException(
                    projection.place(),
                    "ProjectionType is ALL or KEYS_ONLY here, not " + projected);
        }
        projection.refuseOthers();
        var resource = new TableResource.Index(index.text("IndexName"), key(index), projected);
        index.refuseOthers();
        return resource;
    }

    private static TableResource.Key key(Properties owner) {
        List<Properties> parts = owner.items("KeySchema").toList();
        return new TableResource.Key(
                attribute(parts, "HASH")
                        .orElseThrow(
                                () ->
                                        new TemplateException(
                                                owner.place(), "KeySchema has no HASH")),
                attribute(parts, "RANGE"));
    }

    private static Optional<String> attribute(List<Properties> parts, String type) {
        return parts.stream()
                .filter(part -> part.text("KeyType").equals(type))
                .map(part -> part.text("AttributeName"))
                .findFirst();
    }

    static BucketResource bucket(String id, Properties bucket) {
        List<CorsResource> rules =
                bucket.section("CorsConfiguration")
                        .items("CorsRules")
                        .map(DataReader::corsRule)
                        .toList();
        if (rules.size() > 1) {
            throw new TemplateException(bucket.place(), "a bucket has one CORS rule here");
        }
        bucket.withoutMeaningLocally(
                        "PublicAccessBlockConfiguration",
                        "OwnershipControls",
                        "BucketEncryption",
                        "LoggingConfiguration",
                        "LifecycleConfiguration")
                .refuseOthers();
        return new BucketResource(
                ResourceNames.ref("AWS::S3::Bucket", id).orElseThrow(), rules.stream().findFirst());
    }

    private static CorsResource corsRule(Properties rule) {
        var resource =
                new CorsResource(
                        rule.values("AllowedOrigins"),
                        rule.values("AllowedMethods"),
                        rule.values("AllowedHeaders"),
                        rule.values("ExposedHeaders"),
                        rule.optionalSeconds("MaxAge"));
        rule.withoutMeaningLocally("Id").refuseOthers();
        return resource;
    }

    static SecretResource secret(String id, Properties secret) {
        var resource =
                new SecretResource(
                        id,
                        ResourceNames.physical(id),
                        ResourceNames.ref("AWS::SecretsManager::Secret", id).orElseThrow(),
                        secret.optionalText("SecretString"));
        // What AWS makes up, the local stack makes up in its own way.
        secret.withoutMeaningLocally("Description", "GenerateSecretString").refuseOthers();
        return resource;
    }
}
