package reelay.benchmarks.cost;

import java.util.Locale;

/**
 * What was counted, and what it costs.
 *
 * @param polls of the one video
 * @param video what one video used
 * @param poll what one more question about a job uses
 * @param background what a month uses in which nobody asks for a video
 */
public record CostResult(
        CostPlan plan,
        Prices prices,
        long polls,
        UnitsUsed video,
        UnitsUsed poll,
        UnitsUsed background,
        Fixed fixed) {

    private static final int THOUSAND = 1000;

    /**
     * What is paid for being there.
     *
     * @param metricsWhenIdle that are written all the time
     */
    public record Fixed(long secrets, long metricsOfAlarms, int metricsWhenIdle) {
        double dollars(Prices prices) {
            Prices.Monthly month = prices.usdAMonth();
            return secrets * month.secret()
                    + metricsOfAlarms * month.metricOfAnAlarm()
                    + metricsWhenIdle * month.metric()
                    + month.dashboard();
        }
    }

    /** US dollars for 1,000 videos with so many polls each. */
    public double dollarsPerThousand(long withPolls) {
        return THOUSAND * video.plus(poll, (double) (withPolls - polls)).dollars(prices);
    }

    /** US dollars for a month in which nobody asks for a video. */
    public double dollarsPerIdleMonth() {
        return background.dollars(prices) + fixed.dollars(prices);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(
                "cost: prices of %s, %s; %d polls, %d looks of the app and one download%n%n%-16s %14s %18s %22s%n"
                        .formatted(
                                prices.asOf(),
                                prices.region(),
                                polls,
                                plan.looks(),
                                "",
                                "of one video",
                                "$ per 1,000 videos",
                                "$ in an idle month"));
        for (Unit unit : Unit.values()) {
            double price = prices.of(unit);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-16s %14.6f %18.4f %22.4f%n",
                            unit.words(),
                            video.of(unit),
                            video.of(unit) * price * THOUSAND,
                            background.of(unit) * price));
        }
        Prices.Monthly month = prices.usdAMonth();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%d secrets, %d metrics of alarms, %d metrics, a dashboard: $ %.2f + %.2f +"
                                + " %.2f + %.2f a month%n%n",
                        fixed.secrets(),
                        fixed.metricsOfAlarms(),
                        fixed.metricsWhenIdle(),
                        fixed.secrets() * month.secret(),
                        fixed.metricsOfAlarms() * month.metricOfAnAlarm(),
                        fixed.metricsWhenIdle() * month.metric(),
                        month.dashboard()));
        text.append(
                String.format(
                        Locale.ROOT,
                        "1,000 videos: $ %.2f with 4 polls each, $ %.2f with 20; an idle month: $"
                                + " %.2f, of which $ %.2f for what is only there%n",
                        dollarsPerThousand(4),
                        dollarsPerThousand(20),
                        dollarsPerIdleMonth(),
                        fixed.dollars(prices)));
        return text.toString();
    }
}
