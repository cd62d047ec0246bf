package reelay.stack.faults.wire;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** Step Functions as long as all is well: see {@link CalmCalls}. */
public record CalmStepFunctions(CalmCalls calls, SfnClient sdk) implements SfnClient {

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
        return (StartExecutionResponse)
                call(
                        "StartExecution",
                        request,
                        StartExecutionResponse.builder(),
                        () -> sdk.startExecution(request));
    }

    @Override
    public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
        return (ListExecutionsResponse)
                call(
                        "ListExecutions",
                        request,
                        ListExecutionsResponse.builder(),
                        () -> sdk.listExecutions(request));
    }

    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
        return (DescribeExecutionResponse)
                call(
                        "DescribeExecution",
                        request,
                        DescribeExecutionResponse.builder(),
                        () -> sdk.describeExecution(request));
    }

    private Object call(
            String operation, SdkPojo request, SdkPojo answer, Supplier<Object> sdkCall) {
        return calls.make("states.test", operation, request, answer, sdkCall);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
