package reelay.access.kept;

import static reelay.aws.ItemValues.millis;
import static reelay.aws.ItemValues.number;
import static reelay.aws.ItemValues.text;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import reelay.access.ProviderSite;
import reelay.aws.Attributes;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * What real submits came to: one item for each provider and model beside the reports, kept for
 * good. It is the only proof of access there is, and it costs nothing: no check ever asks for a
 * video. What one provider said does not count for the next.
 */
public final class SubmitEvidence {

    /** A turn that ended so long ago belongs to an earlier wait. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final DynamoDbClient dynamo;
    private final String table;
    private final ProviderSite site;
    private final Supplier<Optional<AskedWith>> asking;

    /**
     * To read it.
     *
     * @param table DynamoDB table of the reports
     * @param site whom the videos are submitted to
     */
    public SubmitEvidence(DynamoDbClient dynamo, String table, ProviderSite site) {
        this(dynamo, table, site, Optional::empty);
    }

    private SubmitEvidence(
            DynamoDbClient dynamo,
            String table,
            ProviderSite site,
            Supplier<Optional<AskedWith>> asking) {
        this.dynamo = dynamo;
        this.table = table;
        this.site = site;
        this.asking = asking;
    }

    /** The same, to write down also who asked, and where. */
    public SubmitEvidence askedWith(Supplier<ProviderCredentials> credentials, URI address) {
        return new SubmitEvidence(dynamo, table, site, () -> AskedWith.of(credentials, address));
    }

    /** Notes that the provider took a video; one that is older than what is known is left out. */
    public void succeeded(String model, Instant at) {
        Map<String, AttributeValue> taken = new HashMap<>();
        addAsking(taken);
        update(
                model,
                "SET succeeded_at = :at, taken = :taken REMOVE ask_turn",
                "succeeded_at",
                Map.of(":at", time(at), ":taken", AttributeValue.fromM(taken)));
    }

    /** Notes a refusal; one that is older than what is known is left out. */
    public void refused(String model, ProviderError error, Instant at) {
        Map<String, AttributeValue> refusal = new HashMap<>();
        refusal.put("kind", text(error.kind().word()));
        refusal.put("text", text(error.message()));
        error.httpStatus().ifPresent(status -> refusal.put("http_status", number(status)));
        error.code().ifPresent(code -> refusal.put("code", text(code)));
        error.organization().ifPresent(id -> refusal.put("organization", text(id)));
        error.retryAfter()
                .ifPresent(wait -> refusal.put("retry_after_ms", number(wait.toMillis())));
        addAsking(refusal);
        update(
                model,
                "SET refused_at = :at, refusal = :refusal",
                "refused_at",
                Map.of(":at", time(at), ":refusal", AttributeValue.fromM(refusal)));
    }

    /** What is known of a model. */
    public LastSubmits latest(String model) {
        Attributes item = item(model);
        return new LastSubmits(
                model,
                item.textIfThere("succeeded_at")
                        .map(Instant::parse)
                        .map(at -> new LastSubmits.Taken(at, asking(item, "taken"))),
                item.textIfThere("refused_at")
                        .map(Instant::parse)
                        .flatMap(at -> refusal(item, at)));
    }

    /**
     * Takes the turn to ask for a video of this model, for everybody who waits for the same.
     *
     * @param until when the next one may ask if nothing is heard of this one
     * @param news a turn that was taken before this counts as over
     * @return empty when the turn is ours, else when the next one may ask
     */
    public Optional<Instant> turnTakenUntil(
            String model, Instant now, Instant until, Optional<Instant> news) {
        Optional<AskTurn> current = turn(model);
        Optional<AskTurn> taken =
                current.filter(turn -> now.isBefore(turn.next()))
                        .filter(turn -> news.filter(turn.at()::isBefore).isEmpty());
        if (taken.isPresent()) {
            return taken.map(AskTurn::next);
        }
        Instant since =
                current.filter(turn -> now.isBefore(turn.next().plus(FORGOTTEN)))
                        .map(AskTurn::since)
                        .orElse(now);
        return write(model, new AskTurn(since, now, until), current)
                ? Optional.empty()
                : Optional.of(turn(model).map(AskTurn::next).orElse(until));
    }

    /** The turn that was taken last; empty when none was since a video was taken. */
    public Optional<AskTurn> turn(String model) {
        return item(model)
                .map("ask_turn")
                .map(
                        turn ->
                                new AskTurn(
                                        time(turn, "since_ms"),
                                        time(turn, "at_ms"),
                                        time(turn, "next_ms")));
    }

    /** Ends a turn whose answer is known: the next one may ask at its {@code next}. */
    public void answered(String model, AskTurn turn) {
        dynamo.updateItem(
                request ->
                        request.tableName(table)
                                .key(key(model))
                                .updateExpression("SET ask_turn = :turn")
                                .expressionAttributeValues(Map.of(":turn", map(turn))));
    }

    /** False when somebody else wrote a turn since {@code seen} was read. */
    private boolean write(String model, AskTurn turn, Optional<AskTurn> seen) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":turn", map(turn));
        seen.ifPresent(old -> values.put(":seen", map(old)));
        try {
            dynamo.updateItem(
                    request ->
                            request.tableName(table)
                                    .key(key(model))
                                    .updateExpression("SET ask_turn = :turn")
                                    .conditionExpression(
                                            seen.isPresent()
                                                    ? "ask_turn = :seen"
                                                    : "attribute_not_exists(ask_turn)")
                                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException somebodyElse) {
            return false;
        }
    }

    private static AttributeValue map(AskTurn turn) {
        return AttributeValue.fromM(
                Map.of(
                        "since_ms", millis(turn.since()),
                        "at_ms", millis(turn.at()),
                        "next_ms", millis(turn.next())));
    }

    private static Instant time(Attributes turn, String name) {
        return turn.millisIfThere(name).orElse(Instant.EPOCH);
    }

    private Attributes item(String model) {
        return Attributes.of(dynamo, table, key(model));
    }

    private void update(
            String model, String update, String newest, Map<String, AttributeValue> values) {
        try {
            dynamo.updateItem(
                    request ->
                            request.tableName(table)
                                    .key(key(model))
                                    .updateExpression(update)
                                    .conditionExpression(
                                            "attribute_not_exists(%1$s) OR %1$s < :at"
                                                    .formatted(newest))
                                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException newerIsKnown) {
            // Another submit that ended later was noted first.
        }
    }

    /** Empty for a kind that an older version wrote and this one does not know. */
    private static Optional<LastSubmits.Refusal> refusal(Attributes item, Instant at) {
        Attributes refusal = item.map("refusal").orElseGet(() -> new Attributes(Map.of()));
        return refusal.textIfThere("kind")
                .flatMap(ProviderErrorKind::ofWord)
                .map(
                        kind ->
                                new ProviderError(
                                        kind,
                                        refusal.numberIfThere("http_status")
                                                .map(status -> OptionalInt.of(status.intValue()))
                                                .orElse(OptionalInt.empty()),
                                        refusal.textIfThere("code"),
                                        refusal.textIfThere("text").orElse(""),
                                        refusal.numberIfThere("retry_after_ms")
                                                .map(Duration::ofMillis),
                                        refusal.textIfThere("organization")))
                .map(error -> new LastSubmits.Refusal(error, at, asking(item, "refusal")));
    }

    private void addAsking(Map<String, AttributeValue> submit) {
        asking.get()
                .ifPresent(
                        with -> {
                            submit.put("secret", text(with.secret()));
                            submit.put("address", text(with.address()));
                        });
    }

    private static Optional<AskedWith> asking(Attributes item, String submit) {
        return item.map(submit)
                .flatMap(
                        written ->
                                written.textIfThere("secret")
                                        .flatMap(
                                                secret ->
                                                        written.textIfThere("address")
                                                                .map(
                                                                        address ->
                                                                                new AskedWith(
                                                                                        secret,
                                                                                        address))));
    }

    private Map<String, AttributeValue> key(String model) {
        String whose =
                site.nativeAccount().isPresent() ? site.kind() + " " + site.host() : site.host();
        return AccountItem.of("submits", whose + " " + model);
    }

    private static AttributeValue time(Instant at) {
        return text(AccountItem.time(at));
    }
}
