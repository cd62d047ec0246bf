package reelay.stack.planted;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a provider says that must not travel on; each kind is found again by a mark of its own. */
enum Plant {
    KEY(Plant.PROVIDER_KEY),
    APP_KEY(Plant.OWNERS_KEY),
    ADMIN_KEY(Plant.ADMINS_KEY),
    KEY_IN_BASE64(Plant.base64(Plant.PROVIDER_KEY)),
    KEY_WITH_HIDDEN_CHARACTERS("gw_live/plan\u200btedk\u202eey+7Q4z="),
    PROMPT(Plant.WISH),
    PROMPT_IN_BASE64(Plant.base64(Plant.WISH)),
    PROMPT_WITH_HIDDEN_CHARACTERS("Zebra plan\u200bted prom\u00adpt crosses the midnight bridge"),
    LINK("https://cdn.test/video.mp4?X-Amz-Signature=" + Plant.SIGNATURE),
    TURNED_AND_CONTROLLED("in\u202e_pro\u2066gress\u0007 \u001b[31mred\u061c"),
    ALL_AT_ONCE(
            "Sorry\u0007 \u202e\u2066for "
                    + Plant.WISH
                    + " and "
                    + Plant.base64(Plant.WISH)
                    + " and "
                    + Plant.inAddress(Plant.WISH)
                    + ", key "
                    + Plant.PROVIDER_KEY
                    + ", Bearer "
                    + Plant.PROVIDER_KEY
                    + ", "
                    + Plant.base64(Plant.PROVIDER_KEY)
                    + ", "
                    + Plant.inAddress(Plant.PROVIDER_KEY)
                    + ", app "
                    + Plant.OWNERS_KEY
                    + ", admin "
                    + Plant.ADMINS_KEY
                    + ", see https://cdn.test/v.mp4?k="
                    + Plant.inAddress(Plant.PROVIDER_KEY)
                    + "&sig="
                    + Plant.SIGNATURE
                    + "\u200b now");

    /** Nothing in its looks says that it is a key. */
    static final String PROVIDER_KEY = "gw_live/plantedkey+7Q4z=";

    static final String OWNERS_KEY = "sk-reelay-plantedapp9E6c0123456789";
    static final String ADMINS_KEY = "sk-admin-plantedadmin8W5x0123456789";
    static final String WISH = "Zebra planted prompt crosses the midnight bridge, slowly";
    static final String SIGNATURE = "hushhush77";

    private static final Pattern HIDDEN = Pattern.compile("\\p{Cf}");

    /** Raw, or as JSON may write them. */
    private static final Pattern FORBIDDEN =
            Pattern.compile(
                    "[\\u200b\\u202e\\u2066\\u061c\\u00ad\\u0007\\u001b]"
                            + "|\\\\u(?:200b|202e|2066|061c|00ad|0007|001b)",
                    Pattern.CASE_INSENSITIVE);

    private static final List<String> KEYS =
            List.of(
                    "plantedkey",
                    "plantedapp",
                    "plantedadmin",
                    base64(PROVIDER_KEY).substring(0, 12).toLowerCase(Locale.ROOT));

    private static final List<String> WISHES =
            List.of("zebra planted", base64(WISH).substring(0, 14).toLowerCase(Locale.ROOT));

    private final String text;

    Plant(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** What of a plant stands in a text, the prompt aside. */
    static Optional<String> secretIn(String text) {
        if (FORBIDDEN.matcher(text).find()) {
            return Optional.of("a control or hidden character");
        }
        String plain = plain(text);
        if (KEYS.stream().anyMatch(plain::contains)) {
            return Optional.of("a key");
        }
        return plain.contains(SIGNATURE) ? Optional.of("a signature") : Optional.empty();
    }

    static boolean promptIn(String text) {
        String plain = plain(text).replace("%20", " ").replace('+', ' ');
        return WISHES.stream().anyMatch(plain::contains);
    }

    private static String plain(String text) {
        return HIDDEN.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
