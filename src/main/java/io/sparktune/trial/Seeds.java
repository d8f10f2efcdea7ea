package io.sparktune.trial;

import java.util.SplittableRandom;

/** Seeds for every random stream, each a pure function of what the stream is for. */
public final class Seeds {

  private Seeds() {}

  /** The seed of the numbered stream with this purpose under a parent seed. */
  public static long derive(long parent, String purpose, long number) {
    long seed = mix(parent ^ 0x9E3779B97F4A7C15L);
    for (int i = 0; i < purpose.length(); i++) {
      seed = mix(seed ^ purpose.charAt(i));
    }
    return mix(seed ^ mix(number));
  }

  /** A generator for the numbered stream with this purpose under a parent seed. */
  public static SplittableRandom random(long parent, String purpose, long number) {
    return new SplittableRandom(derive(parent, purpose, number));
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
