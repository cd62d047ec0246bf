package reelay.stack;

import java.util.Optional;
import reelay.local.aws.iam.Iam;
import reelay.local.aws.lambda.LambdaEmulator;
import reelay.local.aws.protocol.AccessKey;
import reelay.simulator.ProviderSimulator;
import reelay.stack.setup.Closing;
import reelay.stack.setup.ServiceAddresses;
import reelay.stack.setup.StackSettings;
import reelay.stack.setup.StartFailedException;
import reelay.stack.template.StackTemplate;
import reelay.video.Secret;

/** Everything the template deploys, running on this machine with the real handlers. */
public final class Stack implements AutoCloseable {

    private final StackTemplate template;
    private final ServiceAddresses addresses;
    private final Secret apiKey;
    private final AccessKey accessKey;
    private final Iam iam;
    private final LambdaEmulator lambda;
    private final Optional<ProviderSimulator> simulator;
    private final Closing closing;

    Stack(
            StackTemplate template,
            ServiceAddresses addresses,
            Secret apiKey,
            AccessKey accessKey,
            Iam iam,
            LambdaEmulator lambda,
            Optional<ProviderSimulator> simulator,
            Closing closing) {
        this.template = template;
        this.addresses = addresses;
        this.apiKey = apiKey;
        this.accessKey = accessKey;
        this.iam = iam;
        this.lambda = lambda;
        this.simulator = simulator;
        this.closing = closing;
    }

    /**
     * Starts everything and returns when the API answers. Videos that an earlier run left
     * unfinished go on.
     *
     * @throws StartFailedException naming what stood in the way
     * @throws reelay.local.http.PortTakenException if another process listens on a port
     * @throws reelay.stack.template.resource.TemplateException for what the template asks in vain
     */
    public static Stack start(StackSettings settings) {
        return new StackStart(settings).run();
    }

    /** What runs here. */
    public StackTemplate template() {
        return template;
    }

    /** Where it answers. */
    public ServiceAddresses addresses() {
        return addresses;
    }

    /** The key apps use; it is the same at every start with this data directory. */
    public Secret apiKey() {
        return apiKey;
    }

    /** What whoever sits at this machine signs with, and may do everything; new at each start. */
    public AccessKey accessKey() {
        return accessKey;
    }

    /** Who may do what here. */
    public Iam iam() {
        return iam;
    }

    /** Invokes functions. */
    public LambdaEmulator lambda() {
        return lambda;
    }

    /** The provider simulator; empty with a real provider. */
    public Optional<ProviderSimulator> simulator() {
        return simulator;
    }

    @Override
    public void close() {
        closing.close();
    }
}
