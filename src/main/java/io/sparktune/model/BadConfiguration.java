package io.sparktune.model;

/** No network can be built or trained from these settings; the message says which one is why. */
public final class BadConfiguration extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadConfiguration(String message) {
    super(message);
  }
}
