package io.sparktune.study.events;

import java.util.function.Supplier;

/** An event of a journal that no study writes after those before it. */
public final class ImpossibleEvent extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ImpossibleEvent(String reason) {
    super(reason);
  }

  private ImpossibleEvent(RuntimeException failure) {
    super("it cannot follow (" + failure.getMessage() + ")", failure);
  }

  /**
   * Draws a conclusion from an event.
   *
   * @throws ImpossibleEvent in place of what is thrown where nothing can follow from it
   */
  public static void unlessFrom(Runnable conclusion) {
    try {
      conclusion.run();
    } catch (ImpossibleEvent e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ImpossibleEvent(e);
    }
  }

  /**
   * What follows from an event.
   *
   * @throws ImpossibleEvent in place of what is thrown where nothing can follow from it
   */
  public static <T> T unlessFrom(Supplier<T> conclusion) {
    try {
      return conclusion.get();
    } catch (ImpossibleEvent e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ImpossibleEvent(e);
    }
  }
}
