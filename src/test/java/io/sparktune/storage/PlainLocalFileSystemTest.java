package io.sparktune.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlainLocalFileSystemTest {

  @TempDir private java.nio.file.Path folder;

  private FileSystem files;

  @BeforeEach
  void reach() throws IOException {
    files = FileSystems.of(path("any"), new Configuration());
  }

  private Path path(String name) {
    return new Path(folder.resolve(name).toUri());
  }

  private static FileSystem behindTheGuard(FileSystem files) {
    return ((GuardedFileSystem) files).getRawFileSystem();
  }

  @Test
  void plainLocalFilesTakeThePlaceOfHadoops() {
    assertThat(behindTheGuard(files)).isInstanceOf(PlainLocalFileSystem.class);
  }

  @Test
  void aClassThatIsConfiguredForLocalFiles_isLeft() throws IOException {
    Configuration own = new Configuration();
    own.set("fs.file.impl", RawLocalFileSystem.class.getName());
    own.setBoolean("fs.file.impl.disable.cache", true);
    assertThat(behindTheGuard(FileSystems.of(path("any"), own)))
        .isExactlyInstanceOf(RawLocalFileSystem.class);
  }

  @Test
  void noProcessIsStarted() throws IOException {
    List<String> ours = processes(() -> useAll(files, "ours"));
    FileSystem hadoops = new RawLocalFileSystem();
    hadoops.initialize(folder.toUri(), new Configuration());
    List<String> theirs = processes(() -> useAll(hadoops, "theirs"));

    assertThat(ours).isEmpty();
    assertThat(theirs).anyMatch(command -> command.contains("chmod"));
  }

  private interface Use {
    void run() throws IOException;
  }

  private void useAll(FileSystem used, String name) throws IOException {
    used.mkdirs(path(name + "/a/b"));
    used.mkdirs(path(name + "/private"), new FsPermission((short) 0700));
    write(used, name + "/a/b/text", "text");
    assertThat(used.rename(path(name + "/a/b/text"), path(name + "/a/renamed"))).isTrue();
    assertThat(used.getFileStatus(path(name + "/a/renamed")).getPermission()).isNotNull();
    assertThat(used.listStatus(path(name + "/a"))).hasSize(2);
    assertThat(used.delete(path(name), true)).isTrue();
  }

  private void write(FileSystem into, String name, String text) throws IOException {
    try (FSDataOutputStream out = into.create(path(name), true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The processes that this one starts meanwhile, as the virtual machine records them. */
  private List<String> processes(Use use) throws IOException {
    java.nio.file.Path recorded = folder.resolve("processes.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ProcessStart").withoutThreshold();
      recording.start();
      use.run();
      recording.stop();
      recording.dump(recorded);
    }
    List<String> commands = new ArrayList<>();
    RecordingFile.readAllEvents(recorded)
        .forEach(event -> commands.add(event.getString("command")));
    return commands;
  }

  @Test
  void filesAndFoldersHaveTheRightsThatHadoopAsksFor() throws IOException {
    write(files, "new/file", "text");
    files.mkdirs(path("private"), new FsPermission((short) 0700));

    assertThat(rights("new/file")).isEqualTo("rw-r--r--");
    assertThat(rights("private")).isEqualTo("rwx------");
    assertThat(files.getFileStatus(path("private")).getPermission().toShort())
        .isEqualTo((short) 0700);
  }

  private String rights(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  @Test
  void aFileTakesThePlaceOfAnother() throws IOException {
    write(files, "new", "new");
    write(files, "old", "old");
    assertThat(files.rename(path("new"), path("old"))).isTrue();
    assertThat(folder.resolve("old")).hasContent("new");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void aFileCanBeMadeDurable_andContinued() throws IOException {
    try (FSDataOutputStream out = files.create(path("journal"), false)) {
      assertThat(out.hasCapability(StreamCapabilities.HSYNC)).isTrue();
      out.write('1');
      out.hsync();
      assertThat(folder.resolve("journal")).hasContent("1");
    }
    try (FSDataOutputStream out = files.append(path("journal"))) {
      out.write('2');
    }
    assertThat(folder.resolve("journal")).hasContent("12");
  }

  @Test
  void aFolderThatIsALink_isAFolder() throws IOException {
    Files.createDirectory(folder.resolve("there"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("there"));
    assertThat(files.mkdirs(path("link"))).isTrue();
    assertThat(files.mkdirs(path("link/below"))).isTrue();
    assertThat(folder.resolve("there/below")).isDirectory();
  }

  @Test
  void statusesAreThoseOfTheFiles() throws IOException {
    write(files, "a/file", "12345");
    FileStatus[] all = files.listStatus(path("a"));
    assertThat(Arrays.stream(all).map(FileStatus::getLen)).containsExactly(5L);
    assertThat(files.getFileStatus(path("a")).isDirectory()).isTrue();
    for (String missing : List.of("none", "a/file/below", "a/" + "x".repeat(300))) {
      assertThatThrownBy(() -> files.getFileStatus(path(missing)))
          .isInstanceOf(FileNotFoundException.class);
    }
  }

  @Test
  void aFolderThousandsDeep_isAFailureWithAReason() {
    Path deep = new Path(folder.toUri().getPath() + "a/".repeat(3_000));
    assertThatThrownBy(() -> StorageFailure.in("write", "the folder", () -> files.mkdirs(deep)))
        .isInstanceOf(StorageFailure.class)
        .hasMessage("cannot write the folder (File name too long)");
  }

  @Test
  void aFileInPlaceOfAFolder_isAFailureWithAReason() throws IOException {
    write(files, "file", "text");
    assertThatThrownBy(
            () -> StorageFailure.in("write", "it", () -> files.create(path("file/below"), true)))
        .isInstanceOf(StorageFailure.class)
        .hasMessage("cannot write it (" + folder.resolve("file") + " exists and is no folder)");
  }
}
