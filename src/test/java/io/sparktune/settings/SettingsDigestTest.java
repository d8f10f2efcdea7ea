package io.sparktune.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingsDigestTest {

  private enum Colour {
    RED,
    GREEN
  }

  private record Layer(int units, double dropout) implements Settings {}

  private record Network(String name, List<Layer> layers, Optional<Colour> colour)
      implements Settings {}

  @SuppressWarnings("ArrayRecordComponent") // what is refused
  private record Table(int[] cells) {}

  private record Opaque(String digest) implements Settings {}

  private static Network network(int units) {
    return new Network(
        "mlp", List.of(new Layer(units, 0.5), new Layer(8, 0)), Optional.of(Colour.RED));
  }

  @Test
  void equalSettingsHaveOneDigestAndOthersAnotherOne() {
    assertThat(network(16).digest()).isEqualTo(network(16).digest()).hasSize(64);
    assertThat(network(16).digest()).isNotEqualTo(network(17).digest());
    assertThat(new Layer(1, 0.1).digest()).isNotEqualTo(new Layer(1, 0.2).digest());
    assertThat(SettingsDigest.of(Colour.RED)).isNotEqualTo(SettingsDigest.of(Colour.GREEN));
  }

  @Test
  void isCanonical() {
    // Kept here so that a change of the form, which parts checkpoints from their trials, is seen.
    assertThat(new Layer(3, 0.25).digest())
        .isEqualTo("aa5a021defb81382171251da4ce54b39353333d361e9b0a41da725c54f9f1784");
  }

  @Test
  void listsDoNotRunIntoEachOther() {
    assertThat(SettingsDigest.of(List.of(List.of("a"), List.of("b"))))
        .isNotEqualTo(SettingsDigest.of(List.of(List.of("a", "b"), List.of())));
    assertThat(SettingsDigest.of(List.of("ab", "c")))
        .isNotEqualTo(SettingsDigest.of(List.of("a", "bc")));
    assertThat(SettingsDigest.of(List.of(1))).isNotEqualTo(SettingsDigest.of(List.of(1.0)));
  }

  @Test
  void equalNumbersAreWrittenAlike() {
    assertThat(SettingsDigest.of(-0.0)).isEqualTo(SettingsDigest.of(0.0));
    assertThat(SettingsDigest.of(3)).isEqualTo(SettingsDigest.of(3L));
  }

  @Test
  void settingsWithinSettingsTellTheirOwnDigest() {
    assertThat(SettingsDigest.of(List.of(new Opaque("a"))))
        .isEqualTo(SettingsDigest.of(List.of(new Opaque("a"))))
        .isNotEqualTo(SettingsDigest.of(List.of(new Opaque("b"))));
  }

  @Test
  void whatHasNoCanonicalFormIsRefused() {
    assertThatThrownBy(() -> SettingsDigest.of(new Table(new int[] {1})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[I has no canonical form");
  }
}
