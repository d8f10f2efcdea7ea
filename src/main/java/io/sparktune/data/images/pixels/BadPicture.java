package io.sparktune.data.images.pixels;

/** A picture cannot be used. */
public final class BadPicture extends Exception {

  private static final long serialVersionUID = 1L;

  private final String fault;

  /**
   * @param fault follows the picture's name, such as "is cut off"
   */
  public BadPicture(String fault) {
    super(fault);
    this.fault = fault;
  }

  public String fault() {
    return fault;
  }
}
