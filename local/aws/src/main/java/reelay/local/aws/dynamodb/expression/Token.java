package reelay.local.aws.dynamodb.expression;

import java.util.Locale;

/**
 * The smallest piece of an expression.
 *
 * @param kind what it is
 * @param text as written, the # or : of a placeholder included
 */
record Token(Kind kind, String text) {

    /** What a token can be. */
    enum Kind {
        /** An attribute name, a function or a keyword. */
        WORD,
        /** {@code #name}. */
        NAME_PLACEHOLDER,
        /** {@code :value}. */
        VALUE_PLACEHOLDER,
        /** Digits: a list index. */
        INDEX,
        /** One of {@code = <> < <= > >= ( ) [ ] . , + -}. */
        SYMBOL,
        /** Behind the last one. */
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Keywords may be written in any case. */
    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(keyword);
    }
}
