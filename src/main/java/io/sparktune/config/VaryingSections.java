package io.sparktune.config;

import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SectionSettings;
import io.sparktune.config.sections.Kinds;
import io.sparktune.config.sections.ModelSection;
import io.sparktune.config.sections.OptimizerSection;
import io.sparktune.config.sections.TrainingSection;
import io.sparktune.data.DataKind;
import io.sparktune.settings.Task;
import io.sparktune.training.plan.TrialSettings;

/** Reads the sections in which values may be ranges. */
final class VaryingSections {

  private VaryingSections() {}

  /** The settings of a trial, with one value in place of each range. */
  static TrialSettings read(Section root, DataKind data, Task task, Kinds kinds) {
    var preparation =
        root.ranging("prepare", section -> data.preparation(new SectionSettings(section), task));
    var augmentation =
        root.ranging("augment", section -> data.augmentation(new SectionSettings(section), task));
    var network = root.ranging("model", section -> ModelSection.read(section, task, kinds));
    return root.ranging(
        "training",
        section ->
            new TrialSettings(
                preparation,
                augmentation,
                network,
                OptimizerSection.read(section),
                TrainingSection.read(section)));
  }
}
