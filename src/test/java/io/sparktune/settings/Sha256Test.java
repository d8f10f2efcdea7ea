package io.sparktune.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class Sha256Test {

  /** An example of FIPS 180-4. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void isThatOfTheStandard() {
    assertThat(Sha256.of("abc")).isEqualTo(OF_ABC);
    assertThat(Sha256.of("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(OF_ABC);
  }

  @Test
  void isTheSameForBytesThatAreWrittenInParts() {
    assertThat(
            Sha256.of(
                out -> {
                  out.write('a');
                  out.write(new byte[] {'b', 'c'});
                }))
        .isEqualTo(OF_ABC);
  }
}
