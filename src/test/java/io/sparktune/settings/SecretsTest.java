package io.sparktune.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "s3a://me:hunter2@bucket/x.csv | s3a://***@bucket/x.csv",
        "s3a://AKIAIOSFODNN7EXAMPLE:wJalr/XUtnFEMI@bucket/x | s3a://***@bucket/x",
        "jdbc:postgresql://u:p@host/db?ssl=true | jdbc:postgresql://***@host/db?ssl=true",
        "https://x.blob.core.windows.net/a?sv=2022&sig=abc%2Fd= |"
            + " https://x.blob.core.windows.net/a?sv=2022&sig=***",
        "https://b/x?X-Amz-Signature=0123&X-Amz-Date=1 |"
            + " https://b/x?X-Amz-Signature=***&X-Amz-Date=1",
        "Authorization: Bearer abcdefghijklmnop.qrs | Authorization: Bearer ***",
        "key AKIAIOSFODNN7EXAMPLE is wrong | key *** is wrong",
        "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-_1 here | got *** here",
        "ghp_0123456789012345678901234567890123456789 | ***",
        "data.pasword=hunter2 | data.pasword=***",
        "fs.s3a.secret.key = hunter2, next | fs.s3a.secret.key = ***, next",
        "AccountKey=abc==;EndpointSuffix=x | AccountKey=***;EndpointSuffix=x",
        "{`api-token`: 1} | {`api-token`: 1}",
        "{\"db_password\": \"hunter2\"} | {\"db_password\": ***}",
        "Unmatched argument: 'objective.accessKey=hunter2' |"
            + " Unmatched argument: 'objective.accessKey=***'",
      })
  void whatLooksLikeACredentialIsMasked(String text, String masked) {
    assertThat(Secrets.masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hdfs://name:8020/user/me@corp/x.csv",
        "abfss://container@account.dfs.core.windows.net/x.csv",
        "objective.token: unknown key; did you mean objective.kind?",
        "accuracy 0.9680 ± 0.0045   best 0.9680 (trial 0)   0:05 gone",
        "data_sha256: 0123456789abcdef0123456789abcdef01234567",
        "file:/work/studies/digits@home.conf:12",
        "password=${DB_PASSWORD}",
      })
  void otherTextsStayAsTheyAre(String text) {
    assertThat(Secrets.masked(text)).isEqualTo(text);
    assertThat(Secrets.isIn(text)).isFalse();
  }

  @Test
  void valuesOfTheEnvironment_areTheirReferences() {
    Secrets.keep("SECRETS_TEST_FOLDER", "/mnt/very-own");
    Secrets.keep("SECRETS_TEST_INNER", "/mnt/very-own/inner\"");
    Secrets.keep("SECRETS_TEST_EPOCHS", "1234567");
    Secrets.keep("SECRETS_TEST_PASSWORD", "7654321");

    assertThat(
            Secrets.masked(
                "at /mnt/very-own/x and /mnt/very-own/inner\"/y, {\"/mnt/very-own/inner\\\"\"}"))
        .isEqualTo(
            "at ${SECRETS_TEST_FOLDER}/x and ${SECRETS_TEST_INNER}/y, {\"${SECRETS_TEST_INNER}\"}");
    assertThat(Secrets.masked("1234567 epochs, 7654321"))
        .isEqualTo("1234567 epochs, ${SECRETS_TEST_PASSWORD}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "db.password",
        "DB_PASSWORD",
        "accessKey",
        "secret-key",
        "api_token",
        "SAS",
        "aws-credentials",
        "account.key"
      })
  void namesOfCredentials(String name) {
    assertThat(Secrets.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"target", "tokens", "key", "passenger", "sasquatch", "secretary"})
  void otherNames(String name) {
    assertThat(Secrets.isName(name)).isFalse();
  }
}
