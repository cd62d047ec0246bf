package reelay.access.kept;

import static reelay.aws.ItemValues.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import reelay.provider.site.OpenAi;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of the access table: {@code account} and {@code checked_at}. */
final class AccountItem {

    /** Under this the reports about a server of OpenAI's protocol are kept, by their time. */
    private static final String DEFAULT = "default";

    /** Always three digits after the second, so that text order is time order. */
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private AccountItem() {}

    /** The only one of its kind. */
    static Map<String, AttributeValue> only(String kind) {
        return of(kind, "current");
    }

    /** One of several of a kind; what is no report stands beside the account, not under it. */
    static Map<String, AttributeValue> of(String kind, String name) {
        return key(DEFAULT + "#" + kind, name);
    }

    /** Under what the reports about a provider of that kind are kept. */
    static String account(String provider) {
        return provider.equals(OpenAi.KIND) ? DEFAULT : provider;
    }

    /** A report about a provider of that kind. */
    static Map<String, AttributeValue> report(String provider, Instant checkedAt) {
        return key(account(provider), time(checkedAt));
    }

    private static Map<String, AttributeValue> key(String account, String name) {
        return Map.of(
                "account", text(account),
                "checked_at", text(name));
    }

    /** As the sort key has it. */
    static String time(Instant instant) {
        return MILLISECONDS.format(instant);
    }
}
