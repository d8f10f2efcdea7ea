package io.sparktune.spark.input.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class SubmittedFilesTest {

  private static final Properties SENT =
      properties(
          "spark.files",
          "file:/home/me/conf/study.conf,"
              + " hdfs://name/data/digits.csv,file:/x/rows#17.csv#rows.csv");

  private static Properties properties(String key, String value) {
    Properties properties = new Properties();
    properties.setProperty(key, value);
    return properties;
  }

  private static Optional<String> named(String path) {
    return SubmittedFiles.sent(path, SENT);
  }

  @Test
  void aRelativePath_findsTheFileThatWasSentUnderItsLastName() {
    assertThat(named("study.conf")).contains("file:/home/me/conf/study.conf");
    assertThat(named("conf/study.conf")).contains("file:/home/me/conf/study.conf");
    assertThat(named("data/digits.csv")).contains("hdfs://name/data/digits.csv");
    assertThat(named("rows.csv")).contains("file:/x/rows#17.csv");
  }

  @Test
  void otherPaths_areTakenLiterally() {
    assertThat(named("/conf/study.conf")).isEmpty();
    assertThat(named("hdfs://other/study.conf")).isEmpty();
    assertThat(named("other.conf")).isEmpty();
    assertThat(named("conf/")).isEmpty();
    assertThat(named("")).isEmpty();
    assertThat(SubmittedFiles.sent("study.conf", new Properties())).isEmpty();
  }

  @Test
  void onYarn_theCopyOfWhatTheSubmitterAloneHas_isRead() {
    Properties yarns =
        properties("spark.yarn.dist.files", "file:///home/me/a.csv#rows.csv,hdfs://name/b.csv");
    Optional<String> staging = Optional.of("hdfs://name/user/me/.sparkStaging/application_1_2");
    assertThat(SubmittedFiles.sent("data/rows.csv", yarns)).contains("file:///home/me/a.csv");
    assertThat(SubmittedFiles.reachable("file:///home/me/a.csv", staging))
        .isEqualTo("hdfs://name/user/me/.sparkStaging/application_1_2/a.csv");
    assertThat(SubmittedFiles.reachable("hdfs://name/b.csv", staging))
        .isEqualTo("hdfs://name/b.csv");
    assertThat(SubmittedFiles.reachable("/home/me/a.csv", Optional.empty()))
        .isEqualTo("/home/me/a.csv");
  }
}
