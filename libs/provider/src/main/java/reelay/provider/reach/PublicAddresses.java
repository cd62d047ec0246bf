package reelay.provider.reach;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells the public internet from everything else: this machine and its metadata service, private
 * networks, tunnels into IPv4, documentation. Source: IANA's special-purpose address registries.
 */
public final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC_IPV4 =
            blocks(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // carrier-grade NAT
                    "127.0.0.0/8", // this machine
                    "169.254.0.0/16", // link-local, and the cloud's metadata
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4"); // reserved, and broadcast

    /**
     * All that is routed in IPv6. Outside lie ::1, the forms that embed IPv4 (::ffff:0:0/96,
     * 64:ff9b::/96), unique-local fc00::/7, link-local fe80::/10 and multicast ff00::/8.
     */
    private static final Block ROUTED_IPV6 = Block.of("2000::/3");

    private static final List<Block> NOT_PUBLIC_IPV6 =
            blocks(
                    "2001::/23", // protocol assignments, Teredo among them
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4
                    "3fff::/20"); // documentation

    private PublicAddresses() {}

    /** Whether everybody can reach it. */
    public static boolean include(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_IPV4.stream().noneMatch(block -> block.holds(bytes));
        }
        return ROUTED_IPV6.holds(bytes)
                && NOT_PUBLIC_IPV6.stream().noneMatch(block -> block.holds(bytes));
    }

    private static List<Block> blocks(String... texts) {
        return List.of(texts).stream().map(Block::of).toList();
    }

    /** Addresses that agree in their first bits. */
    private record Block(InetAddress first, int bits) {

        static Block of(String text) {
            int slash = text.indexOf('/');
            return new Block(
                    InetAddress.ofLiteral(text.substring(0, slash)),
                    Integer.parseInt(text.substring(slash + 1)));
        }

        boolean holds(byte[] address) {
            byte[] wanted = first.getAddress();
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >>> bit % 8;
                if (((wanted[bit / 8] ^ address[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
