package reelay.catalog;

import static reelay.aws.ItemValues.text;

import java.util.stream.Stream;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Under which key of the index of unsettled videos one stands. There are sixteen, because one takes
 * a thousand writes a second, and an index that takes no more keeps the table from taking them.
 */
final class UnsettledKey {

    /** The attribute that has it, in the items of unsettled videos alone. */
    static final String ATTRIBUTE = "unsettled";

    /** The key of items of before there were sixteen. */
    private static final String FIRST = "yes";

    private static final String DIGITS = "0123456789abcdef";

    private UnsettledKey() {}

    /** That of a video: ids are random, so each is as frequent as the others. */
    static AttributeValue of(VideoId id) {
        return text(with(id.value().charAt(id.value().length() - 1)));
    }

    /** Every key that an item may have. */
    static Stream<String> all() {
        return Stream.concat(
                Stream.of(FIRST), DIGITS.chars().mapToObj(digit -> with((char) digit)));
    }

    private static String with(char digit) {
        return FIRST + "-" + digit;
    }
}
