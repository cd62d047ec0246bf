package reelay.provider.admin;

import java.time.Instant;
import java.util.Optional;

/**
 * A project of the organization.
 *
 * @param id {@code proj_...}
 * @param name what people call it; empty when not told
 * @param archived whether it was archived
 * @param archivedAt when, if told
 */
public record AdminProject(
        String id, String name, boolean archived, Optional<Instant> archivedAt) {}
