package io.sparktune.settings;

import java.io.Serializable;

/**
 * Settings with an identity: equal settings have the same digest on every machine and in every
 * build, others have another one. Checkpoints, caches and the take-over of earlier results go by
 * it.
 */
public interface Settings extends Serializable {

  /**
   * SHA-256 in hexadecimal digits. The default is that of {@link SettingsDigest}, for records; any
   * other class has to give one.
   *
   * @throws IllegalArgumentException if a component has no canonical form
   */
  default String digest() {
    return SettingsDigest.ofRecord(this);
  }
}
