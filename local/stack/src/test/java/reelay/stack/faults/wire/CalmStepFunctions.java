package reelay.stack.faults.wire;

import java.util.function.Supplier;
import reelay.stack.faults.process.SdkLine.Line;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** Step Functions for worlds in which no call to it goes wrong: see {@link CalmCall}. */
public record CalmStepFunctions(Supplier<Line> line) implements SfnClient {

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
        return (StartExecutionResponse)
                call("StartExecution", request, StartExecutionResponse.builder());
    }

    @Override
    public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
        return (ListExecutionsResponse)
                call("ListExecutions", request, ListExecutionsResponse.builder());
    }

    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
        return (DescribeExecutionResponse)
                call("DescribeExecution", request, DescribeExecutionResponse.builder());
    }

    private Object call(String operation, SdkPojo request, SdkPojo answer) {
        return CalmCall.make(line.get(), "states.test", operation, request, answer);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
