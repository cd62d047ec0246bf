package reelay.accesscheck.evidence;

import java.util.List;
import reelay.provider.admin.AdminAnswer;
import reelay.provider.admin.AdminKey;
import reelay.provider.admin.AdminProject;
import reelay.provider.admin.ModelPermissions;
import reelay.provider.admin.ModelRate;
import reelay.provider.admin.SpendLimit;

/**
 * What the admin key told; each part alone may be missing.
 *
 * @param project the key's project
 * @param key the key, found by what is visible of it
 * @param rates the project's table of rate limits
 * @param permissions which models the project may use
 * @param organizationLimit the organization's monthly limit
 * @param projectLimit the project's monthly limit
 */
public record AdminEvidence(
        AdminAnswer<AdminProject> project,
        AdminAnswer<AdminKey> key,
        AdminAnswer<List<ModelRate>> rates,
        AdminAnswer<ModelPermissions> permissions,
        AdminAnswer<SpendLimit> organizationLimit,
        AdminAnswer<SpendLimit> projectLimit) {

    /** Nothing, for one reason. */
    public static AdminEvidence none(String why) {
        return new AdminEvidence(
                new AdminAnswer.NotTold<>(why),
                new AdminAnswer.NotTold<>(why),
                new AdminAnswer.NotTold<>(why),
                new AdminAnswer.NotTold<>(why),
                new AdminAnswer.NotTold<>(why),
                new AdminAnswer.NotTold<>(why));
    }
}
