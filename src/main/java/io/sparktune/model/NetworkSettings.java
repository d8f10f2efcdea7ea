package io.sparktune.model;

import io.sparktune.settings.Settings;
import io.sparktune.settings.SettingsDigest;
import java.util.List;
import java.util.Set;

/**
 * The settings of a network of some kind. They travel to executors by Java serialisation; a record
 * has its digest, any other class has to give one.
 */
public interface NetworkSettings extends Settings {

  /** The kind that reads these settings and builds their networks. */
  NetworkKind<?> kind();

  /** The loss function. */
  default Loss loss() {
    return Loss.AUTO;
  }

  /** The share of a row's label that is spread evenly over all classes, from 0 to below 1. */
  default double labelSmoothing() {
    return 0;
  }

  /**
   * The keys, within {@code model}, of numbers that may change while a network trains: those that
   * shape neither its parameters nor the state of its updater.
   */
  default Set<String> changeableInTraining() {
    return Set.of();
  }

  /**
   * The names of classes of the user's jars that the study admits to this network: besides those of
   * {@link NetworkKind#layerClasses}, its file may name them.
   */
  default List<String> layerClasses() {
    return List.of();
  }

  /** Another kind's settings differ, even where they are written alike. */
  @Override
  default String digest() {
    return SettingsDigest.of(List.of(kind().name(), SettingsDigest.ofRecord(this)));
  }
}
