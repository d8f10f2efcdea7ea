package io.sparktune.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file system throws. */
final class GuardedFileSystemTest {

  /** Throws one and the same thing at every operation. */
  private static final class BrokenFileSystem extends RawLocalFileSystem {

    private final Throwable problem;

    BrokenFileSystem(Throwable problem) {
      this.problem = problem;
      setConf(new Configuration(false));
    }

    @SuppressWarnings("unchecked")
    private <E extends Throwable> IOException broken() throws E {
      throw (E) problem;
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
      throw broken();
    }

    @Override
    public FSDataOutputStream create(
        Path path,
        FsPermission permission,
        boolean overwrite,
        int bufferSize,
        short replication,
        long blockSize,
        Progressable progress)
        throws IOException {
      throw broken();
    }

    @Override
    public FSDataOutputStream append(Path path, int bufferSize, Progressable progress)
        throws IOException {
      throw broken();
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      throw broken();
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
      throw broken();
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
      throw broken();
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
      throw broken();
    }

    @Override
    public boolean mkdirs(Path path) throws IOException {
      throw broken();
    }
  }

  @TempDir private java.nio.file.Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = new Path(folder.resolve("file").toUri());
  }

  static Stream<Throwable> problems() {
    IOException full = new IOException("No space left on device");
    return Stream.of(
        full,
        FullFileSystem.fullDisk(),
        new UncheckedIOException(full),
        new IllegalStateException("No space left on device"),
        new SecurityException("No space left on device"),
        new UnsatisfiedLinkError("No space left on device"),
        new StackOverflowError("No space left on device"),
        new InternalError("No space left on device"));
  }

  private static List<ThrowingCallable> operations(FileSystem files, Path file) {
    return List.of(
        () -> files.open(file),
        () -> files.create(file, true),
        () -> files.append(file),
        () -> files.rename(file, file),
        () -> files.delete(file, false),
        () -> files.listStatus(file),
        () -> files.getFileStatus(file),
        () -> files.exists(file),
        () -> files.globStatus(new Path(file, "*")),
        () -> files.mkdirs(file));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void everyFailureIsAnIoExceptionWithItsReason(Throwable problem) {
    GuardedFileSystem files = new GuardedFileSystem(new BrokenFileSystem(problem));
    for (ThrowingCallable operation : operations(files, file)) {
      assertThatIOException()
          .isThrownBy(operation)
          .satisfies(e -> assertThat(Reason.of(e)).isEqualTo("No space left on device"));
    }
  }

  @Test
  void aLackOfMemoryInJavaIsNone() {
    GuardedFileSystem files = new GuardedFileSystem(new BrokenFileSystem(new OutOfMemoryError()));
    for (ThrowingCallable operation : operations(files, file)) {
      assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(operation);
    }
  }

  @Test
  void streamsAreGuardedToo() throws IOException {
    Configuration configuration = new Configuration(false);
    configuration.set(FullFileSystem.FOLDER, folder.toString());
    configuration.setLong(FullFileSystem.BYTES, 3);
    FullFileSystem full = new FullFileSystem();
    full.initialize(URI.create("file:///"), configuration);
    try (FSDataOutputStream out =
        new GuardedFileSystem(full).create(new Path(folder + "/file"), true)) {
      out.write(new byte[] {1, 2, 3});
      assertThatIOException().isThrownBy(() -> out.write(4)).withMessage("No space left on device");
    }
  }
}
