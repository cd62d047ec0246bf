package reelay.provider.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCatalogueTest {

    private static final Path FILES = Path.of("../../models");

    private static final String FILE =
            """
            {
              "kind": "film", "name": "Film", "address": "https://film.test/v1",
              "unlisted_models": false, "source": "its pages", "as_of": "2026-11-26",
              "models": [{
                "name": "film-1", "own_name": "Film-1-0", "source": "its pages",
                "as_of": "2026-11-26", "unproved": ["prices"],
                "seconds": {"from": 3, "to": 15},
                "resolutions": ["720p", "1080p"], "ratios": ["16:9", "1:1"],
                "operations": ["create"], "images": ["first_frame"],
                "sound": "optional", "limits": {"concurrent_jobs": 3},
                "prices": [{"resolution": "720p", "sound": false, "usd_per_second": 0.084}]
              }]
            }
            """;

    private final ModelCatalogue catalogue = ModelCatalogue.builtIn();

    @Test
    void holdsEveryFileThereIs() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            catalogue.kinds().stream().map(kind -> kind + ".json").toList());
        }
    }

    @Test
    void saysOfEveryModelWhereItsFactsComeFrom() {
        assertThat(catalogue.kinds())
                .allSatisfy(
                        kind ->
                                assertThat(catalogue.kind(kind).orElseThrow().models())
                                        .isNotEmpty()
                                        .allSatisfy(
                                                model -> {
                                                    assertThat(model.origin().source())
                                                            .isNotBlank();
                                                    assertThat(model.origin().asOf())
                                                            .isBefore(LocalDate.of(2027, 1, 1));
                                                }));
    }

    @Test
    void findsAModelByEitherOfItsNames() {
        assertThat(catalogue.model("seedance", "seedance-2.5"))
                .isEqualTo(catalogue.model("seedance", "dreamina-seedance-2-5-260628"))
                .get()
                .extracting(ModelFacts::ownName)
                .isEqualTo("dreamina-seedance-2-5-260628");
        assertThat(catalogue.model("kling", "seedance-2.5")).isEmpty();
        assertThat(catalogue.model("cinema", "film-1")).isEmpty();
    }

    @Test
    void marksWhatNobodyHasReadAtItsProvider() {
        assertThat(catalogue.model("kling", "kling-3.0").orElseThrow().origin().unproved())
                .contains("prices", "seconds");
        assertThat(read(FILE).models().getFirst().origin().unproved()).containsExactly("prices");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "as_of": "2026-11-26", "unproved"  | "as_of": "lately", "unproved" | film.json: film-1: as_of must be a day
                    "own_name": "Film-1-0"             | "own_name": "a=b"             | film.json: film-1: own_name must be letters
                    "source": "its pages",             | "source": "",                 | source must be a text
                    ["prices"]                         | ["costs"]                     | film-1: unproved must be names of fields
                    {"from": 3, "to": 15}              | {"from": 3, "to": 2}          | film-1: seconds: to must be a whole number from 3
                    {"from": 3, "to": 15}              | [8, 4]                        | film-1: seconds must be lengths
                    ["720p", "1080p"]                  | ["720p", "fine"]              | film-1: resolutions must be tiers
                    ["16:9", "1:1"]                    | ["wide"]                      | film-1: ratios must be ratios
                    "ratios"                           | "sizes"                       | film-1: sizes must be
                    ["create"]                         | ["upscale"]                   | film-1: operations must be some of
                    ["first_frame"]                    | ["cover"]                     | film-1: images must be one of first_frame
                    "optional"                         | "loud"                        | film-1: sound must be one of always
                    "concurrent_jobs": 3               | "concurrent_jobs": 0          | film-1: limits: concurrent_jobs must be
                    0.084                              | "0.084"                       | film-1: prices: usd_per_second must be an amount
                    {"resolution": "720p"              | {"resolution": "4k"           | film-1: prices must be of sizes that the model has
                    "images"                           | "picture"                     | film-1: picture is no field here
                    "kind": "film"                     | "kind": "movie"               | film.json: kind must be the name of the file
                    https://film.test/v1               | http://film.test/v1           | film.json: address must be an https address
                    """)
    void refusesWhatNobodyCouldUseByFileModelAndField(
            String right, String wrong, String complaint) {
        assertThat(FILE).contains(right);

        assertThatThrownBy(() -> read(FILE.replace(right, wrong)))
                .isInstanceOf(BadCatalogueException.class)
                .hasMessageStartingWith("models/film.json")
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesAModelThatStandsThereTwice() {
        String model = FILE.substring(FILE.indexOf("[{") + 1, FILE.lastIndexOf("]"));

        assertThatThrownBy(() -> read(FILE.replace(model, model + "," + model)))
                .hasMessage("models/film.json: film-1 stands there twice");
    }

    @Test
    void namesLengthsAsPeopleDo() {
        assertThat(Lengths.range(3, 15).words()).isEqualTo("3 to 15");
        assertThat(new Lengths(List.of(4, 8, 12)).words()).isEqualTo("4, 8, 12");
        assertThat(Lengths.range(5, 5).words()).isEqualTo("5");
    }

    private static ProviderFacts read(String json) {
        return CatalogueReader.read("film.json", json.getBytes(StandardCharsets.UTF_8));
    }
}
