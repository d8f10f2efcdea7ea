package io.sparktune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

final class ApplicationNameTest {

  private static String name(SparkConf conf) {
    ApplicationName.apply("digits", conf);
    return conf.get("spark.app.name");
  }

  private static SparkConf conf() {
    return new SparkConf(false);
  }

  @Test
  void withoutAnother_itIsOurs() {
    assertThat(name(conf())).isEqualTo("digits");
  }

  @Test
  void whatSparkSubmitTakesForANameThatNobodyGave_isNotOne() {
    assertThat(name(conf().setAppName("io.sparktune.Sparktune"))).isEqualTo("digits");
    assertThat(
            name(
                conf()
                    .setAppName("sparktune-0.1.0.jar")
                    .set("spark.jars", "file:/x/other.jar,file:/x/sparktune-0.1.0.jar")))
        .isEqualTo("digits");
  }

  @Test
  void theSubmittersNameStays() {
    assertThat(name(conf().setAppName("nightly digits"))).isEqualTo("nightly digits");
    assertThat(name(conf().setAppName("io.sparktune.Sparktune2")))
        .isEqualTo("io.sparktune.Sparktune2");
    assertThat(name(conf().setAppName("nightly.jar"))).isEqualTo("nightly.jar");
  }
}
