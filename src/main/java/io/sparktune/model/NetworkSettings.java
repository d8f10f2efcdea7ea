package io.sparktune.model;

import java.io.Serializable;

/** What kind of network is trained, with all that its shape needs. */
public sealed interface NetworkSettings extends Serializable permits MlpSettings {}
