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
  private final MethodHandle reallocate;
  private final MethodHandle free;
  private final MethodHandle buffer;

  private OffHeap(
      MethodHandle allocate, MethodHandle reallocate, MethodHandle free, MethodHandle buffer) {
    this.allocate = allocate;
    this.reallocate = reallocate;
    this.free = free;
    this.buffer = buffer;
  }

  /** Memory that is freed by hand, or when nothing refers to it any more. */
  static final class Block {
    private final ByteBuffer bytes;
    private final @Nullable Memory memory;
    private final Cleaner.@Nullable Cleanable owned;

    private Block(ByteBuffer bytes, @Nullable Memory memory, Cleaner.@Nullable Cleanable owned) {
      this.bytes = bytes;
      this.memory = memory;
      this.owned = owned;
    }

    ByteBuffer bytes() {
      return bytes;
    }

    void free() {
      if (owned != null) {
        owned.clean();
      }
    }

    /** The first bytes; this block is over then. Large memory stays where it is. */
    Block cut(int length) {
      if (memory != null && UNLIMITED != null) {
        return UNLIMITED.cut(memory, length);
      }
      Block shorter = allocate(length);
      shorter.bytes().put(0, bytes, 0, length);
      free();
      return shorter;
    }
  }

  /** Memory that was allocated, which one block owns. */
  private static final class Memory implements Runnable {
    private final MethodHandle free;
    private long address;

    Memory(MethodHandle free, long address) {
      this.free = free;
      this.address = address;
    }

    /** The memory has another owner from now on. */
    synchronized long taken() {
      long taken = address;
      address = 0;
      return taken;
    }

    @Override
    public void run() {
      long owned = taken();
      if (owned != 0) {
        freed(free, owned);
      }
    }
  }

  /** A little-endian buffer whose bytes are not set. */
  static Block allocate(int bytes) {
    if (UNLIMITED == null) {
      ByteBuffer limited = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
      return new Block(limited, null, null);
    }
    return UNLIMITED.allocated(bytes);
  }

  private Block allocated(int bytes) {
    try {
      return block((long) allocate.invoke((long) Math.max(1, bytes)), bytes);
    } catch (OutOfMemoryError | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("no memory outside the heap", e);
    }
  }

  private Block cut(Memory memory, int length) {
    try {
      return block((long) reallocate.invoke(memory.taken(), (long) Math.max(1, length)), length);
    } catch (OutOfMemoryError | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("memory outside the heap cannot be cut", e);
    }
  }

  private Block block(long address, int bytes) throws Throwable {
    ByteBuffer owner = (ByteBuffer) buffer.invoke(address, bytes);
    Memory memory = new Memory(free, address);
    Cleaner.Cleanable owned = CLEANER.register(owner, memory);
    // A view of another order would outlive its owner; the order is that of the owner itself.
    owner.order(ByteOrder.LITTLE_ENDIAN);
    return new Block(owner, memory, owned);
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
          lookup
              .findVirtual(
                  unsafe,
                  "reallocateMemory",
                  MethodType.methodType(long.class, long.class, long.class))
              .bindTo(memory),
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
