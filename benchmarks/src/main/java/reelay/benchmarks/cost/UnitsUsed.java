package reelay.benchmarks.cost;

import java.util.EnumMap;
import java.util.Map;

/** How much of each unit was used. */
public final class UnitsUsed {

    private final Map<Unit, Double> units = new EnumMap<>(Unit.class);

    UnitsUsed add(Unit unit, double more) {
        units.merge(unit, more, Double::sum);
        return this;
    }

    /** This, and so many times another. */
    UnitsUsed plus(UnitsUsed other, double times) {
        UnitsUsed sum = new UnitsUsed();
        units.forEach(sum::add);
        other.units.forEach((unit, amount) -> sum.add(unit, amount * times));
        return sum;
    }

    double of(Unit unit) {
        return units.getOrDefault(unit, 0.0);
    }

    double dollars(Prices prices) {
        return units.entrySet().stream()
                .mapToDouble(it -> it.getValue() * prices.of(it.getKey()))
                .sum();
    }
}
