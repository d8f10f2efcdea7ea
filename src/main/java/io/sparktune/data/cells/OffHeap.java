package io.sparktune.data.cells;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Cleaner;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Memory outside the Java heap, without Java's limit on direct buffers, which is the size of the
 * heap: a table may be larger. Where Java does not allow that, ordinary direct buffers.
 */
final class OffHeap {

  private static final Cleaner CLEANER = Cleaner.create();
  private static final @Nullable OffHeap UNLIMITED = unlimited();

  private final MethodHandle allocate;
  private final MethodHandle free;
  private final MethodHandle buffer;

  private OffHeap(MethodHandle allocate, MethodHandle free, MethodHandle buffer) {
    this.allocate = allocate;
    this.free = free;
    this.buffer = buffer;
  }

  /** Memory that is freed by hand, or when nothing refers to it any more. */
  record Block(ByteBuffer bytes, Cleaner.@Nullable Cleanable owned) {
    void free() {
      if (owned != null) {
        owned.clean();
      }
    }
  }

  /** A little-endian buffer whose bytes are not set. */
  static Block allocate(int bytes) {
    if (UNLIMITED == null) {
      return new Block(ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN), null);
    }
    return UNLIMITED.allocated(bytes);
  }

  private Block allocated(int bytes) {
    try {
      long address = (long) allocate.invoke((long) Math.max(1, bytes));
      ByteBuffer owner = (ByteBuffer) buffer.invoke(address, bytes);
      MethodHandle freeing = free;
      Cleaner.Cleanable owned = CLEANER.register(owner, () -> freed(freeing, address));
      // A view of another order would outlive its owner; the order is that of the owner itself.
      owner.order(ByteOrder.LITTLE_ENDIAN);
      return new Block(owner, owned);
    } catch (OutOfMemoryError | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("no memory outside the heap", e);
    }
  }

  private static void freed(MethodHandle free, long address) {
    try {
      free.invoke(address);
    } catch (Throwable e) {
      throw new IllegalStateException("memory outside the heap cannot be freed", e);
    }
  }

  /** Null where Java's packages are closed. */
  private static @Nullable OffHeap unlimited() {
    try {
      Class<?> unsafe = Class.forName("sun.misc.Unsafe");
      Field only = unsafe.getDeclaredField("theUnsafe");
      only.setAccessible(true);
      Object memory = only.get(null);
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Constructor<?> constructor =
          Class.forName("java.nio.DirectByteBuffer").getDeclaredConstructor(long.class, int.class);
      constructor.setAccessible(true);
      return new OffHeap(
          lookup.findVirtual(unsafe, "allocateMemory", one(long.class)).bindTo(memory),
          lookup.findVirtual(unsafe, "freeMemory", one(void.class)).bindTo(memory),
          lookup.unreflectConstructor(constructor));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private static MethodType one(Class<?> returned) {
    return MethodType.methodType(returned, long.class);
  }
}
