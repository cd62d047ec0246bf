package reelay.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.video.Json;

/**
 * What people told about the account, because no interface of the provider tells it. On the wire
 * the times are ISO 8601 and absent ones null.
 *
 * @param verifiedAt when the organization was verified; absent when nobody said
 * @param tierUpgradedAt when the usage tier was upgraded; absent when nobody said
 * @param accessRequestedAt when access to the model was requested; absent when nobody said
 * @param accessGrantedAt when it was granted; absent when nobody said
 * @param keyCreatedAt when the key was created; absent when nobody said
 */
public record Milestones(
        @Nullable Instant verifiedAt,
        @Nullable Instant tierUpgradedAt,
        @Nullable Instant accessRequestedAt,
        @Nullable Instant accessGrantedAt,
        @Nullable Instant keyCreatedAt) {

    /** Nobody told anything. */
    public static final Milestones NONE = new Milestones(null, null, null, null, null);

    /** Two clocks may differ so much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /** The time of a milestone. */
    public Optional<Instant> at(Milestone milestone) {
        return Optional.ofNullable(
                switch (milestone) {
                    case VERIFIED_AT -> verifiedAt;
                    case TIER_UPGRADED_AT -> tierUpgradedAt;
                    case ACCESS_REQUESTED_AT -> accessRequestedAt;
                    case ACCESS_GRANTED_AT -> accessGrantedAt;
                    case KEY_CREATED_AT -> keyCreatedAt;
                });
    }

    /** The same with another time for a milestone; empty takes it away. */
    public Milestones with(Milestone milestone, Optional<Instant> time) {
        Instant at = time.orElse(null);
        return new Milestones(
                milestone == Milestone.VERIFIED_AT ? at : verifiedAt,
                milestone == Milestone.TIER_UPGRADED_AT ? at : tierUpgradedAt,
                milestone == Milestone.ACCESS_REQUESTED_AT ? at : accessRequestedAt,
                milestone == Milestone.ACCESS_GRANTED_AT ? at : accessGrantedAt,
                milestone == Milestone.KEY_CREATED_AT ? at : keyCreatedAt);
    }

    /**
     * Reads the time of a milestone as people write it.
     *
     * @throws BadMilestoneException if it is not ISO 8601 with a time zone
     */
    public static Instant read(Milestone milestone, String text) throws BadMilestoneException {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException notIso) {
            BadMilestoneException refusal =
                    new BadMilestoneException(
                            milestone,
                            milestone.word()
                                    + " must be a time in ISO 8601 with its zone, such as"
                                    + " 2026-11-22T10:00:00Z or 2026-11-22T11:00:00+01:00.");
            refusal.initCause(notIso);
            throw refusal;
        }
    }

    /**
     * These milestones, if they can be right.
     *
     * @throws BadMilestoneException if one lies in the future or before another that it must follow
     */
    public Milestones checked(InstantSource clock) throws BadMilestoneException {
        Instant latest = clock.instant().plus(CLOCK_SKEW);
        for (Milestone milestone : Milestone.values()) {
            if (at(milestone).filter(time -> time.isAfter(latest)).isPresent()) {
                throw new BadMilestoneException(
                        milestone,
                        milestone.word()
                                + " is in the future; say when "
                                + milestone.event()
                                + ", or leave it out until it was.");
            }
        }
        if (accessGrantedAt != null
                && accessRequestedAt != null
                && accessGrantedAt.isBefore(accessRequestedAt)) {
            throw new BadMilestoneException(
                    Milestone.ACCESS_GRANTED_AT,
                    "access_granted_at is before access_requested_at ("
                            + accessRequestedAt
                            + "); access is granted after it was requested. Correct one of them, or"
                            + " take access_requested_at away with null.");
        }
        return this;
    }

    /** All five, absent ones as null. */
    @JsonValue
    public ObjectNode json() {
        ObjectNode json = Json.object();
        for (Milestone milestone : Milestone.values()) {
            json.put(milestone.word(), at(milestone).map(Instant::toString).orElse(null));
        }
        return json;
    }

    /** As {@link #json()} writes them. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Milestones of(JsonNode json) {
        Milestones all = NONE;
        for (Milestone milestone : Milestone.values()) {
            all =
                    all.with(
                            milestone,
                            Optional.ofNullable(json.path(milestone.word()).textValue())
                                    .map(Instant::parse));
        }
        return all;
    }
}
