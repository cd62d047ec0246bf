package reelay.accesscheck;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Lets api.openai.com be this machine in the tests of this module, so that what is said of that
 * name alone can be tried against the simulator. Nothing leaves the machine.
 */
public final class NamesOnThisMachine extends InetAddressResolverProvider {

    static final String OPENAI = "api.openai.com";

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver usual = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                    throws UnknownHostException {
                return host.equals(OPENAI)
                        ? Stream.of(InetAddress.getByAddress(OPENAI, new byte[] {127, 0, 0, 1}))
                        : usual.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return usual.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "names on this machine";
    }
}
