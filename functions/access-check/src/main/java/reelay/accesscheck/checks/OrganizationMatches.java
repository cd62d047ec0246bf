package reelay.accesscheck.checks;

import java.util.List;
import java.util.Optional;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.RealVideos;
import reelay.provider.ProviderErrorKind;

/** Is the organization that we name the one the key works for? */
public final class OrganizationMatches implements Check {

    public static final String NAME = "organization_matches";

    /** How ids begin; the header of an answer may also hold a name, which cannot be compared. */
    private static final String ID = "org-";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(KeyAccepted.NAME);
    }

    @Override
    public Finding decide(Evidence evidence) {
        Optional<String> named = Optional.ofNullable(evidence.credentials().organization());
        boolean noMember =
                evidence.error()
                        .filter(error -> error.kind() == ProviderErrorKind.NOT_A_MEMBER)
                        .isPresent();
        if (noMember) {
            return named.map(id -> mismatch(evidence, id)).orElseGet(() -> headerMissing(evidence));
        }
        Optional<RealVideos.Refused> refused = evidence.refusal(ProviderErrorKind.NOT_A_MEMBER);
        if (refused.isPresent()) {
            return refused(
                    evidence,
                    refused.get(),
                    evidence.reason(refused.get().error()).orElseThrow(),
                    evidence.host() + " does not count the key to the organization.");
        }
        return compare(evidence, named, evidence.answeredOrganization());
    }

    private Finding mismatch(Evidence evidence, String id) {
        return fail(
                evidence,
                Reason.ORGANIZATION_MISMATCH,
                evidence.host()
                        + " does not count the key's owner to "
                        + id
                        + ", the organization that was asked for.");
    }

    private Finding headerMissing(Evidence evidence) {
        return fail(
                evidence,
                Reason.ORGANIZATION_HEADER_MISSING,
                evidence.host()
                        + " does not know which organization the key is to work for, and the"
                        + " provider secret names none.");
    }

    private Finding compare(Evidence evidence, Optional<String> named, Optional<String> answered) {
        boolean differ =
                named.isPresent()
                        && answered.isPresent()
                        && named.get().startsWith(ID)
                        && answered.get().startsWith(ID)
                        && !named.equals(answered);
        if (differ) {
            return fail(
                    evidence,
                    Reason.ORGANIZATION_MISMATCH,
                    "The provider secret names the organization "
                            + named.get()
                            + ", and "
                            + evidence.host()
                            + " answers for "
                            + evidence.withoutKey(answered.get())
                            + ".");
        }
        return pass(
                evidence,
                answered.map(
                                id ->
                                        evidence.host()
                                                + " answers for the organization "
                                                + evidence.withoutKey(id)
                                                + ".")
                        .orElse(
                                "Nothing says that the key works for another organization than"
                                        + " wanted."));
    }
}
