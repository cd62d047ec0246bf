package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reelay.api.ApiParts;
import reelay.api.http.Endpoint;
import reelay.local.aws.protocol.AccessKey;
import reelay.stack.function.FunctionEnvironment;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;
import reelay.stack.template.resource.RouteResource;

/**
 * The list of routes and the template's HttpApi events let the same requests in. That
 * docs/openapi.yaml has the same list is held beside the list.
 */
class RoutesAndTemplateAgreeTest {

    private static final LambdaResource API =
            StackTemplate.read(
                            StackUnderTest.PROJECT.resolve("template.yaml"),
                            Map.of("ProviderUrl", "http://127.0.0.1/v1"))
                    .function("ApiFunction");

    private final List<Endpoint> endpoints = ApiParts.endpoints(environment());

    @Test
    void everyEndpointIsReachedThroughTheTemplate() {
        assertThat(endpoints)
                .isNotEmpty()
                .allSatisfy(
                        endpoint ->
                                assertThat(API.routes())
                                        .filteredOn(route -> leadsTo(route, endpoint))
                                        .as(endpoint.method() + " " + endpoint.path())
                                        .isNotEmpty()
                                        .extracting(RouteResource::authorized)
                                        .containsOnly(endpoint.needsKey()));
    }

    @Test
    void nothingInTheTemplateLeadsNowhere() {
        assertThat(API.routes())
                .isNotEmpty()
                .allSatisfy(
                        route ->
                                assertThat(endpoints)
                                        .as(route.method() + " " + route.path())
                                        .anyMatch(endpoint -> leadsTo(route, endpoint)));
    }

    private static boolean leadsTo(RouteResource route, Endpoint endpoint) {
        boolean method = route.method().equals("ANY") || route.method().equals(endpoint.method());
        boolean path =
                route.path().endsWith("/{proxy+}")
                        ? endpoint.path().startsWith(route.path().replace("{proxy+}", ""))
                        : endpoint.path().equals(route.path());
        return method && path;
    }

    private static Map<String, String> environment() {
        URI nowhere = URI.create("http://127.0.0.1:1");
        return new FunctionEnvironment(
                        _ -> AccessKey.ANY, nowhere, nowhere, nowhere, nowhere, nowhere, nowhere)
                .of(API);
    }
}
