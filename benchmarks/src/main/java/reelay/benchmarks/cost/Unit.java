package reelay.benchmarks.cost;

import java.util.Locale;

/** What AWS asks money for. */
public enum Unit {
    LAMBDA_REQUEST,
    GB_SECOND,
    TRANSITION,
    API_REQUEST,
    WRITE_UNIT,
    READ_UNIT,
    S3_PUT,
    S3_GET,
    SECRET_CALL,
    EVENT,
    SCHEDULED,
    TRACE,
    LOG_GIGABYTE;

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
