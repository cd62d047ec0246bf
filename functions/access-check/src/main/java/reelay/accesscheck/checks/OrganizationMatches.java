package reelay.accesscheck.checks;

import java.util.Optional;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.RealVideos;
import reelay.provider.ProviderErrorKind;
import reelay.provider.site.OpenAi;

/** Is the organization that we name the one the key works for? */
record OrganizationMatches(String check, Evidence evidence) implements Examination {

    @Override
    public Finding decide() {
        Optional<String> named = Optional.ofNullable(evidence.credentials().organization());
        boolean noMember =
                evidence.error()
                        .filter(error -> error.kind() == ProviderErrorKind.NOT_A_MEMBER)
                        .isPresent();
        if (noMember) {
            return named.map(this::mismatch).orElseGet(this::headerMissing);
        }
        Optional<RealVideos.Refused> refused = evidence.refusal(ProviderErrorKind.NOT_A_MEMBER);
        if (refused.isPresent()) {
            return refused(
                    refused.get(),
                    evidence.reason(refused.get().error()).orElseThrow(),
                    evidence.who() + " does not count the key to the organization.");
        }
        return compare(named, evidence.answeredOrganization());
    }

    private Finding mismatch(String id) {
        return fail(
                Reason.ORGANIZATION_MISMATCH,
                evidence.who()
                        + " does not count the key's owner to "
                        + id
                        + ", the organization that was asked for.");
    }

    private Finding headerMissing() {
        return fail(
                Reason.ORGANIZATION_HEADER_MISSING,
                evidence.who()
                        + " does not know which organization the key is to work for, and the"
                        + " provider secret names none.");
    }

    private Finding compare(Optional<String> named, Optional<String> answered) {
        boolean differ =
                named.isPresent()
                        && answered.isPresent()
                        && OpenAi.isOrganization(named.get())
                        && OpenAi.isOrganization(answered.get())
                        && !named.equals(answered);
        if (differ) {
            return fail(
                    Reason.ORGANIZATION_MISMATCH,
                    "The provider secret names the organization %s, and %s answers for %s."
                            .formatted(
                                    named.get(),
                                    evidence.who(),
                                    evidence.quoting().withoutKey(answered.get())));
        }
        return pass(
                answered.map(
                                id ->
                                        evidence.who()
                                                + " answers for the organization "
                                                + evidence.quoting().withoutKey(id)
                                                + ".")
                        .orElse(
                                "Nothing says that the key works for another organization than"
                                        + " wanted."));
    }
}
