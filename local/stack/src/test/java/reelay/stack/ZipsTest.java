package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;
import reelay.video.Json;

/** What is deployed: each zip says what it holds and under which licences (CycloneDX). */
class ZipsTest {

    @ParameterizedTest
    @MethodSource("zips")
    void listsEveryJarItCarriesWithItsLicence(Path zip) throws IOException {
        assumeTrue(Files.exists(zip), zip + " is not built: mvn package makes it");
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.getEntry("META-INF/LICENSE")).isNotNull();
            JsonNode bom = Json.tree(text(file, "META-INF/sbom/bom.json"));
            Set<String> jars = new TreeSet<>();
            for (JsonNode component : bom.path("components")) {
                jars.add(
                        "lib/%s-%s.jar"
                                .formatted(
                                        component.path("name").asText(),
                                        component.path("version").asText()));
                assertThat(component.path("licenses"))
                        .as("licence of " + component.path("name"))
                        .isNotEmpty();
            }
            assertThat(jars).isEqualTo(carried(file));
        }
    }

    /** Else a zip would depend on the JDK that Maven ran on. */
    @ParameterizedTest
    @MethodSource("zips")
    void saysNothingOfTheJdkThatBuiltIt(Path zip) throws IOException {
        assumeTrue(Files.exists(zip), zip + " is not built: mvn package makes it");
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Set<String> ours = carried(file);
            ours.removeIf(jar -> !jar.endsWith("-1.jar"));
            assertThat(ours).isNotEmpty();
            for (String jar : ours) {
                try (var content = new JarInputStream(file.getInputStream(file.getEntry(jar)))) {
                    assertThat(content.getManifest().getMainAttributes().keySet())
                            .as("manifest of " + jar)
                            .containsExactly(Attributes.Name.MANIFEST_VERSION);
                }
            }
        }
    }

    /** Their poms exclude what the libraries they share bring along (decision 16). */
    @ParameterizedTest
    @CsvSource({
        "poll, s3",
        "sweep, secretsmanager",
        "api, eventbridge",
        "access-check, sfn",
        "submit, sfn"
    })
    void carriesNoClientThatItsFunctionNeverMakes(String function, String client)
            throws IOException {
        Path zip =
                StackUnderTest.PROJECT.resolve(
                        "functions/%s/target/%s.zip".formatted(function, function));
        assumeTrue(Files.exists(zip), zip + " is not built: mvn package makes it");
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(carried(file))
                    .isNotEmpty()
                    .noneMatch(jar -> jar.startsWith("lib/" + client + "-"));
        }
    }

    private static Set<String> carried(ZipFile file) {
        return file.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith("lib/") && name.endsWith(".jar"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(ZipFile file, String name) throws IOException {
        ZipEntry entry = file.getEntry(name);
        assertThat(entry).as(name + ", which mvn -o cannot make").isNotNull();
        try (InputStream content = file.getInputStream(entry)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static List<Path> zips() {
        Path project = StackUnderTest.PROJECT;
        StackTemplate template =
                StackTemplate.read(
                        project.resolve("template.yaml"),
                        Map.of("ProviderUrl", "https://provider.example/v1"));
        return template.functions().stream()
                .map(LambdaResource::codeUri)
                .map(project::resolve)
                .toList();
    }
}
