package io.sparktune.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.RawTable;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tables of texts, as they may be. */
final class TextRowsTest {

  private static final String[] LABELS = {"yes", "no", "yes", "no"};

  /** One table in place of all files. */
  private record OneTable(RawTable table) implements DataFiles {
    @Override
    public List<String> list(String path) {
      return List.of(path);
    }

    @Override
    public InputStream open(String file) {
      return InputStream.nullInputStream();
    }

    @Override
    public RawTable table(DataSource source) {
      return table;
    }
  }

  private static KeyedDataset read(String keys, String[] texts, String[] labels) {
    String[] sizes = {"1", "2", "3", "4"};
    RawTable table =
        new RawTable(
            List.of("text", "label", "size"),
            Arrays.asList(texts, labels, sizes),
            row -> "reviews.csv line " + (row + 2));
    StudyFile file =
        StudyFile.read(
            "reviews.conf",
            "study.goal = \"maximize accuracy\"\nmodel.kind = bag\n"
                + "data { kind = text, path = reviews.csv, target = label\n"
                + keys
                + "\n}",
            List.of(),
            Set.of());
    return file.data().kind().read(file.data().rows(), new OneTable(table), 1);
  }

  private static TextDataset texts(String keys, String[] texts) {
    return (TextDataset) read(keys, texts, LABELS).dataset();
  }

  @Test
  void textsAreKeptAsTheyAre() {
    String[] written = {" Good\n\"film\" ", "1.50", "NA", "\u0000 naïve 👍"};
    TextDataset data = texts("text = text", written);
    assertThat(data.texts().get(0).rows()).isEqualTo(4);
    for (int row = 0; row < 4; row++) {
      assertThat(data.texts().get(0).at(row)).isEqualTo(written[row]);
    }
    assertThat(data.rest().features().columns()).isEmpty();
    assertThat(data.digest()).isNotEqualTo(texts("text = text", LABELS).digest());
  }

  @Test
  void missingTextsAreEmptyAndTold() {
    KeyedDataset read = read("text = text", new String[] {"a", null, "", "b"}, LABELS);
    assertThat(((TextDataset) read.dataset()).texts().get(0).at(1)).isEmpty();
    assertThat(read.profile().warnings())
        .containsExactly("column \"text\": 2 of 4 texts are empty; each is one unknown token");
  }

  @Test
  void textsWithoutWordsAreTold() {
    assertThat(
            read("text = text", new String[] {"!!", "", "\ud83d\udc4d", "3"}, LABELS)
                .profile()
                .warnings())
        .containsExactly(
            "column \"text\": 1 of 4 texts are empty; each is one unknown token",
            "column \"text\": 2 of 4 texts have no letter and no digit; unless"
                + " prepare.punctuation = true or prepare.tokens = characters, each is one unknown"
                + " token");
  }

  @Test
  void namesOfTextsAreThereOnce() {
    assertThatThrownBy(() -> read("text = [text, text]", LABELS, LABELS))
        .hasMessageContaining("data.text: got [\"text\",\"text\"], wanted the name of a column");
    assertThatThrownBy(() -> read("text = []", LABELS, LABELS)).hasMessageContaining("data.text");
  }

  @Test
  void otherColumnsAreReadWhereTheyAreNamed() {
    TextDataset data = texts("text = text, features = [size]", LABELS);
    assertThat(data.rest().features().columns()).hasSize(1);
    assertThat(texts("text = text, numeric = [size]", LABELS).rest().features().columns())
        .hasSize(1);
  }

  @Test
  void rowsWithoutATargetMayBeDropped() {
    KeyedDataset read =
        read(
            "text = text, missing-target = drop",
            new String[] {"a", "b", "c", "d"},
            new String[] {"yes", null, "no", "yes"});
    TextDataset data = (TextDataset) read.dataset();
    assertThat(data.rows()).isEqualTo(3);
    assertThat(data.texts().get(0).at(1)).isEqualTo("c");
    assertThat(read.profile().rowsWithoutTarget()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsToldWithItsRemedy() {
    String[] texts = {"a", "b", "c", "d"};
    assertThatThrownBy(() -> read("text = review", texts, LABELS))
        .isInstanceOf(DataError.class)
        .hasMessageContaining(
            "data.text names the column \"review\", which does not exist; the columns are"
                + " text, label, size");
    assertThatThrownBy(() -> read("text = text", new String[4], LABELS))
        .hasMessage("column \"text\": every text is empty; name another column in data.text");
    String[] same = {"yes", "yes", "yes", "yes"};
    assertThatThrownBy(() -> read("text = text", texts, same))
        .isInstanceOf(DataError.class)
        .hasMessageContaining("label");
    assertThatThrownBy(() -> read("text = text", texts, new String[] {"yes", null, "no", "no"}))
        .isInstanceOf(DataError.class)
        .hasMessageContaining("reviews.csv line 3");
    assertThatThrownBy(() -> read("text = label", texts, LABELS))
        .hasMessageContaining("data.text: label is already data.target");
    assertThatThrownBy(() -> read("text = text, features = [text]", texts, LABELS))
        .hasMessageContaining("data.features: text is already data.text");
    assertThatThrownBy(() -> read("", texts, LABELS)).hasMessageContaining("data.text");
  }
}
