package reelay.provider.admin;

import java.math.BigDecimal;

/**
 * A monthly limit of spending.
 *
 * @param amount in whole units of the currency
 * @param currency such as USD
 * @param enforcing whether it is reached, so that requests are refused
 */
public record SpendLimit(BigDecimal amount, String currency, boolean enforcing) {}
