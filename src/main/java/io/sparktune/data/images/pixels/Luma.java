package io.sparktune.data.images.pixels;

/** The brightness of colours by ITU-R BT.601, as OpenCV, Pillow and Keras make pictures grey. */
public final class Luma {

  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  private Luma() {}

  public static float of(float red, float green, float blue) {
    return RED * red + GREEN * green + BLUE * blue;
  }

  /** Makes one channel of three that lie one after the other. */
  public static float[] grey(float[] colours, int pixels) {
    float[] grey = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      grey[i] = of(colours[i], colours[pixels + i], colours[2 * pixels + i]);
    }
    return grey;
  }
}
