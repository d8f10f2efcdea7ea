package io.sparktune.objective;

import io.sparktune.settings.Settings;

/**
 * An objective with one value for each of its keys. It travels to executors by Java serialisation
 * and is scored there; a record has its digest, any other class has to give one.
 */
public interface ObjectiveSettings extends Settings, MultiObjective {}
