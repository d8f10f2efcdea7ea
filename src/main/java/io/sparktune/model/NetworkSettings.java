package io.sparktune.model;

import java.io.Serializable;

/** What kind of network is trained, with all that its shape needs. */
public interface NetworkSettings extends Serializable {}
