package reelay.local.aws.lambda;

/** Carries a refusal up to whoever answers the caller. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient LambdaAnswer.Refused refusal;

    RefusedException(LambdaAnswer.Refused refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    LambdaAnswer.Refused refusal() {
        return refusal;
    }
}
