package io.sparktune.lake.journal;

import io.sparktune.lake.Storage;
import io.sparktune.study.loop.Journal;
import io.sparktune.study.loop.JournalContract;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;

final class FileJournalContractTest extends JournalContract {

  @TempDir Path folder;

  @Override
  protected Journal journal() {
    Storage storage = Storage.at(folder.toString(), new Configuration());
    return FileJournal.open(storage, (sequence, event) -> {});
  }
}
