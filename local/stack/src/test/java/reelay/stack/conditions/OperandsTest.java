package reelay.stack.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperandsTest {

    @Test
    void aConditionOfOneHoldsAlways() {
        assertThat(Operands.eachWithoutEffect("attribute_exists(id)"))
                .containsExactly("(attribute_exists(id) OR NOT attribute_exists(id))");
    }

    @Test
    void eachOperandOfAnAndHoldsAlwaysInTurn() {
        assertThat(Operands.eachWithoutEffect("a IN (:b, :c) AND d = :e"))
                .containsExactly(
                        "(a IN (:b, :c) OR NOT a IN (:b, :c)) AND d = :e",
                        "a IN (:b, :c) AND (d = :e OR NOT d = :e)");
    }

    @Test
    void eachOperandOfAnOrHoldsNeverInTurn() {
        assertThat(Operands.eachWithoutEffect("a = :a OR b <= :b"))
                .containsExactly(
                        "(a = :a AND NOT a = :a) OR b <= :b",
                        "a = :a OR (b <= :b AND NOT b <= :b)");
    }

    @Test
    void goesIntoParentheses() {
        assertThat(Operands.eachWithoutEffect("a AND (b OR (c AND d))"))
                .containsExactly(
                        "(a OR NOT a) AND (b OR (c AND d))",
                        "a AND ((b OR (c AND d)) OR NOT (b OR (c AND d)))",
                        "a AND ((b AND NOT b) OR (c AND d))",
                        "a AND (b OR ((c AND d) AND NOT (c AND d)))",
                        "a AND (b OR ((c OR NOT c) AND d))",
                        "a AND (b OR (c AND (d OR NOT d)))");
    }
}
