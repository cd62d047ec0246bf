package reelay.accesscheck;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import reelay.access.Milestones;
import reelay.access.ProviderSite;
import reelay.access.kept.KeptMilestones;
import reelay.access.kept.SubmitEvidence;
import reelay.accesscheck.evidence.AskAdmin;
import reelay.accesscheck.evidence.GatherEvidence;
import reelay.aws.AwsClients;
import reelay.aws.Secrets;
import reelay.provider.ProviderWiring;
import reelay.provider.admin.AdminCredentials;
import reelay.provider.site.OpenAi;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How the evidence about the account at each provider of the deployment is gathered. */
record AccountsOfDeployment(
        AccessCheckSettings settings,
        ProviderWiring providers,
        Supplier<AdminCredentials> admin,
        DynamoDbClient dynamo,
        InstantSource clock) {

    static AccountsOfDeployment of(
            AccessCheckSettings settings, AwsClients aws, InstantSource clock) {
        Secrets secrets = Secrets.of(aws, clock);
        return new AccountsOfDeployment(
                settings,
                new ProviderWiring(settings.provider(), secrets::text, clock),
                () -> secrets.read(settings.adminSecret(), AdminCredentials.class),
                aws.dynamoDb(),
                clock);
    }

    /** Of the account at a provider of that kind; milestones and an admin key are OpenAI's. */
    GatherEvidence gather(String kind) {
        boolean speaksOpenAi = kind.equals(OpenAi.KIND);
        URI address = settings.provider().addressOf(kind);
        ProviderSite site = ProviderSite.of(kind, address).asked(settings.runsLocally());
        return new GatherEvidence(
                providers.account(kind),
                speaksOpenAi
                        ? Optional.of(new AskAdmin(providers.admin(admin), admin))
                        : Optional.empty(),
                providers.credentials(kind),
                address,
                site,
                settings.models().of(kind),
                new SubmitEvidence(dynamo, settings.table(), site),
                speaksOpenAi
                        ? new KeptMilestones(dynamo, settings.table())::read
                        : () -> Milestones.NONE,
                clock);
    }
}
