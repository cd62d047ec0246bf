package reelay.accesscheck;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import reelay.access.AccessReport;
import reelay.access.AccessReports;
import reelay.provider.ProviderCredentials;
import reelay.provider.VideoProvider;

/** One run: gather the evidence, let each check decide, keep the report. */
final class CheckAccess {

    private final VideoProvider provider;
    private final Supplier<ProviderCredentials> credentials;
    private final URI providerUrl;
    private final List<String> models;
    private final AccessReports reports;
    private final AnnounceAccess announce;
    private final InstantSource clock;

    /**
     * @param credentials read on each run, so that a new key counts at once
     * @param providerUrl the provider's address
     * @param models the models this deployment uses
     */
    CheckAccess(
            VideoProvider provider,
            Supplier<ProviderCredentials> credentials,
            URI providerUrl,
            List<String> models,
            AccessReports reports,
            AnnounceAccess announce,
            InstantSource clock) {
        this.provider = provider;
        this.credentials = credentials;
        this.providerUrl = providerUrl;
        this.models = List.copyOf(models);
        this.reports = reports;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * Checks now.
     *
     * @param patience longest wait for the provider
     */
    AccessReport check(Duration patience) {
        Optional<AccessReport> previous = reports.latest();
        Evidence evidence = gather(patience);
        AccessReport report = Conclusion.of(evidence, Checks.findings(Checks.IN_ORDER, evidence));
        announce.change(report, previous);
        reports.keep(report, report.differsFrom(previous));
        announce.metric(report);
        return report;
    }

    private Evidence gather(Duration patience) {
        return new Evidence(
                clock.instant(),
                providerUrl,
                models,
                Optional.ofNullable(credentials.get().apiKey()),
                new PatientQuestion(patience).models(provider));
    }
}
