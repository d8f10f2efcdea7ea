package com.example.tuning;

import java.util.SplittableRandom;

/**
 * A pole on a cart that is pushed to the left or to the right: the equations of Barto, Sutton and
 * Anderson (1983), "Neuronlike adaptive elements that can solve difficult learning control
 * problems".
 */
final class CartPole {

  static final int NUMBERS = 4;
  static final int PUSHES = 2;

  private static final double GRAVITY = 9.8;
  private static final double CART_KILOGRAMS = 1.0;
  private static final double POLE_KILOGRAMS = 0.1;
  private static final double HALF_POLE_METRES = 0.5;
  private static final double CART_FRICTION = 0.0005;
  private static final double POLE_FRICTION = 0.000002;
  private static final double NEWTONS = 10;
  private static final double SECONDS = 0.02;
  private static final double FARTHEST_METRES = 2.4;
  private static final double STEEPEST = Math.toRadians(12);
  private static final double START = 0.05;

  private double x;
  private double speed;
  private double angle;
  private double turning;

  /** Begins an episode near the upright pole. */
  CartPole(SplittableRandom random) {
    x = random.nextDouble(-START, START);
    speed = random.nextDouble(-START, START);
    angle = random.nextDouble(-START, START);
    turning = random.nextDouble(-START, START);
  }

  /** Pushes to the left (0) or the right (1) for a fiftieth of a second. */
  void push(int direction) {
    double force = direction == 1 ? NEWTONS : -NEWTONS;
    double mass = CART_KILOGRAMS + POLE_KILOGRAMS;
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    double moment = POLE_KILOGRAMS * HALF_POLE_METRES;
    double resistance = CART_FRICTION * Math.signum(speed);
    double inertia = (-force - moment * turning * turning * sine + resistance) / mass;
    double turn =
        (GRAVITY * sine + cosine * inertia - POLE_FRICTION * turning / moment)
            / (HALF_POLE_METRES * (4.0 / 3 - POLE_KILOGRAMS * cosine * cosine / mass));
    double pull = (force + moment * (turning * turning * sine - turn * cosine) - resistance) / mass;
    x += SECONDS * speed;
    speed += SECONDS * pull;
    angle += SECONDS * turning;
    turning += SECONDS * turn;
  }

  boolean hasFallen() {
    return Math.abs(x) > FARTHEST_METRES || Math.abs(angle) > STEEPEST;
  }

  /** What a network sees. */
  void writeTo(float[] numbers, int at) {
    numbers[at] = (float) x;
    numbers[at + 1] = (float) speed;
    numbers[at + 2] = (float) angle;
    numbers[at + 3] = (float) turning;
  }
}
