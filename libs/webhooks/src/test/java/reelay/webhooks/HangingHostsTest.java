package reelay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import reelay.webhooks.HangingHosts.Turn;

class HangingHostsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void oneFindsOutAtATimeWhetherAHostStillHangs() {
        try (WebhooksFixture fixture = new WebhooksFixture()) {
            HangingHosts hosts = fixture.hosts();
            assertThat(hosts.take("alice", "slow.example", NOON)).isEqualTo(Turn.FREE);
            hosts.hangs("alice", "slow.example", Turn.FREE, NOON);

            assertThat(hosts.take("alice", "slow.example", NOON)).isEqualTo(Turn.TAKEN);
            assertThat(hosts.take("alice", "slow.example", NOON.plusSeconds(39)))
                    .isEqualTo(Turn.ANOTHERS);
            assertThat(hosts.take("alice", "quick.example", NOON)).isEqualTo(Turn.FREE);
            assertThat(hosts.take("bob", "slow.example", NOON)).isEqualTo(Turn.FREE);
            assertThat(hosts.take("alice", "slow.example", NOON.plusSeconds(40)))
                    .isEqualTo(Turn.TAKEN);

            hosts.hangs("alice", "slow.example", Turn.TAKEN, NOON.plusSeconds(50));
            assertThat(hosts.take("alice", "slow.example", NOON.plusSeconds(51)))
                    .isEqualTo(Turn.TAKEN);
            hosts.answers("alice", "slow.example");
            assertThat(hosts.take("alice", "slow.example", NOON.plusSeconds(52)))
                    .isEqualTo(Turn.FREE);
        }
    }
}
