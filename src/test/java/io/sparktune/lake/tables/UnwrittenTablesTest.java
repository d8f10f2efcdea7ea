package io.sparktune.lake.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places that fail for a while, and the rows that come to them in the end. */
final class UnwrittenTablesTest {

  private static final TableSchema TABLE =
      new TableSchema("numbers", List.of(new TableColumn("number", TableColumn.Kind.INTEGER)));

  private static final EventDigests JOURNAL = new KnownEvents("this", 100);

  @TempDir private Path folder;

  private ParquetSink files() {
    return new ParquetSink(
        Storage.at(folder.resolve("tables").toString(), new Configuration()), JOURNAL);
  }

  private static void add(TableOutlet outlet, long from, long to) {
    for (long event = from; event <= to; event++) {
      outlet.add(rows(event, false));
    }
  }

  private static TableOutlet.EventRows rows(long event, boolean replaceAll) {
    return new TableOutlet.EventRows(event, List.<Object[]>of(new Object[] {event}), replaceAll);
  }

  private static TablePublisher publisher(TableOutlet outlet) {
    return new TablePublisher(List.of(List.of(outlet)), JOURNAL);
  }

  private List<Long> rows() throws IOException {
    List<Long> numbers = new ArrayList<>();
    try (var parts = Files.list(folder.resolve("tables/numbers"))) {
      for (Path part : parts.sorted().toList()) {
        try (ParquetReader<Group> reader =
            ParquetReader.builder(
                    new GroupReadSupport(), new org.apache.hadoop.fs.Path(part.toUri()))
                .build()) {
          for (Group row = reader.read(); row != null; row = reader.read()) {
            numbers.add(row.getLong("number", 0));
          }
        }
      }
    }
    return numbers;
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void aPlaceThatCannotBeWritten_costsNoRow() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("tables"), "a file");
    TableOutlet outlet = new TableOutlet(files(), TABLE);
    TablePublisher publisher = publisher(outlet);
    publisher.ask();
    publisher.begin();
    add(outlet, 1, 5);
    assertThat(publisher.finish())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("tables/numbers").contains("Not a directory"));

    Files.delete(inTheWay);
    add(outlet, 6, 9);
    assertThat(publisher.finish()).isEmpty();
    assertThat(rows()).isEqualTo(numbers(1, 9));
    assertThat(publisher.finish()).isEmpty();
    assertThat(rows()).isEqualTo(numbers(1, 9));
  }

  @Test
  void aResumedStudy_writesWhatWasLacking() throws IOException {
    TableOutlet first = new TableOutlet(files(), TABLE);
    add(first, 1, 3);
    assertThat(publisher(first).finish()).isEmpty();

    TableOutlet resumed = new TableOutlet(files(), TABLE);
    TablePublisher publisher = publisher(resumed);
    publisher.ask();
    publisher.begin();
    add(resumed, 1, 7);
    assertThat(publisher.finish()).isEmpty();
    assertThat(rows()).isEqualTo(numbers(1, 7));
  }

  /** Publishes, and says every other time that it did not, as a file system over a network may. */
  private final class UncertainSink implements TableSink {
    private final ParquetSink files = files();
    private int calls;

    @Override
    public long covered(TableSchema table) {
      return files.covered(table);
    }

    @Override
    public void publish(TableSchema table, List<Object[]> rows, long through) {
      files.publish(table, rows, through);
      loseEverySecondAnswer();
    }

    @Override
    public void replace(TableSchema table, List<Object[]> rows, long through) {
      files.replace(table, rows, through);
      loseEverySecondAnswer();
    }

    private void loseEverySecondAnswer() {
      if (++calls % 2 == 1) {
        throw new UncheckedIOException(new IOException("the answer is lost"));
      }
    }

    @Override
    public void compact(TableSchema table) {
      files.compact(table);
    }

    @Override
    public void close() {
      files.close();
    }
  }

  @Test
  void rowsThatCameThroughInSpiteOfAFailure_areNotRepeated() throws IOException {
    TableOutlet outlet = new TableOutlet(new UncertainSink(), TABLE);
    TablePublisher publisher = publisher(outlet);
    for (long event = 1; event <= 6; event++) {
      add(outlet, event, event);
      Optional<String> end = publisher.finish();
      assertThat(end).isEmpty();
    }
    assertThat(rows()).isEqualTo(numbers(1, 6));
  }

  @Test
  void rowsThatReplaceAll_doSoOnce_andOthersFollow() throws IOException {
    TableOutlet outlet = new TableOutlet(new UncertainSink(), TABLE);
    add(outlet, 1, 3);
    assertThat(publisher(outlet).finish()).isEmpty();
    add(outlet, 4, 5);
    outlet.add(rows(6, true));
    add(outlet, 7, 7);
    assertThat(publisher(outlet).finish()).isEmpty();
    assertThat(rows()).isEqualTo(numbers(6, 7));
    add(outlet, 8, 8);
    assertThat(publisher(outlet).finish()).isEmpty();
    assertThat(rows()).isEqualTo(numbers(6, 8));
  }

  @Test
  void eventsThatMayBeLost_haveNoRowsYet() throws IOException {
    TableOutlet outlet = new TableOutlet(files(), TABLE);
    add(outlet, 1, 9);
    KnownEvents lasting = new KnownEvents("this", 6);
    assertThat(new TablePublisher(List.of(List.of(outlet)), lasting).finish()).isEmpty();
    assertThat(rows()).isEqualTo(numbers(1, 6));
    assertThat(publisher(outlet).finish()).isEmpty();
    assertThat(rows()).isEqualTo(numbers(1, 9));
  }

  @Test
  void filesThatAreGoneMeanwhile_areToldAndNotPassedOver() throws IOException {
    TableOutlet outlet = new TableOutlet(new UncertainSink(), TABLE);
    add(outlet, 1, 3);
    assertThat(publisher(outlet).finish()).isEmpty();
    try (var parts = Files.list(folder.resolve("tables/numbers"))) {
      for (Path part : parts.toList()) {
        Files.delete(part);
      }
    }
    add(outlet, 4, 4);
    assertThat(publisher(outlet).finish())
        .hasValueSatisfying(reason -> assertThat(reason).contains("numbers", "are gone"));
  }
}
