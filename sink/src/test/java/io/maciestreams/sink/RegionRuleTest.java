package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.service.ServiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionRuleTest {

    @ParameterizedTest
    @CsvSource({"us-east-1,eu-central-1", "me-south-1,me-south-1", "me-south-1,us-east-1", "us-east-1,us-east-1"})
    void letsResultsGoToDefaultRegionsAndToTheirOwn(String results, String bucket) {
        assertThatCode(() -> RegionRule.require(results, "b", bucket)).doesNotThrowAnyException();
    }

    @Test
    void keepsResultsOfADefaultRegionOutOfARegionToOptInTo() {
        assertThatThrownBy(() -> RegionRule.require("us-east-1", "b", "me-south-1"))
                .isInstanceOf(ServiceException.class)
                .hasMessage("Results of us-east-1 may not go to s3://b in me-south-1, a Region to opt in to, "
                        + "which takes only results of its own: take a bucket in a Region without opt-in");
    }

    @Test
    void keepsResultsOfOneRegionToOptInToOutOfAnother() {
        assertThatThrownBy(() -> RegionRule.require("af-south-1", "b", "me-south-1"))
                .isInstanceOf(ServiceException.class)
                .hasMessageEndingWith("take a bucket in af-south-1 or in a Region without opt-in");
    }
}
