package reelay.catalog;

import java.util.Optional;
import reelay.aws.Attributes;
import reelay.aws.OddAttributeException;

/**
 * A video's item is none that any version of Reelay writes: an unknown status, a part missing.
 * Nobody but an operator can do anything about it, and it must keep nobody from other videos.
 */
public final class UnreadableVideoException extends RuntimeException {

    private final String id;
    private final Optional<String> owner;
    private final String attribute;

    UnreadableVideoException(Attributes item, OddAttributeException odd) {
        super(
                "the item of %s cannot be read: its attribute %s is missing or odd"
                        .formatted(item.textIfThere("id").orElse("a video"), odd.attribute()),
                odd);
        this.id = item.textIfThere("id").orElse("");
        this.owner = item.textIfThere("owner");
        this.attribute = odd.attribute();
    }

    /** The item's key, which may be no id of ours. */
    public String id() {
        return id;
    }

    /** Whether the item says that it is this owner's. */
    public boolean ownedBy(String name) {
        return owner.filter(name::equals).isPresent();
    }

    /** The attribute that is missing or odd. */
    public String attribute() {
        return attribute;
    }
}
