package io.sparktune.data.text;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.DataError;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.FittedScale;
import io.sparktune.data.InputShape;
import io.sparktune.data.table.FittedPreparation;
import io.sparktune.data.text.tokens.FittedTokens;
import io.sparktune.data.text.tokens.VocabularyFit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The preparation of texts as its training rows made it.
 *
 * @param texts of each column of texts
 * @param rest of the other features, if there are any, and of the target
 */
public record FittedText(List<FittedTokens> texts, FittedPreparation rest) implements FittedInputs {

  public FittedText {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("there are no texts");
    }
  }

  /** Whether it reads one text of each row and nothing else. */
  public boolean readsOneText() {
    return texts.size() == 1 && rest.width() == 0;
  }

  /** Fits on these rows alone. */
  static FittedText fit(TextDataset data, int[] rows, TextPreparation settings) {
    FittedPreparation rest = data.rest().fit(rows, settings.rest());
    List<FittedTokens> texts = new ArrayList<>();
    for (TextCells column : data.texts()) {
      texts.add(
          new VocabularyFit(settings.tokens())
              .fitted(column.name(), () -> IntStream.of(rows).mapToObj(column::at)));
    }
    return new FittedText(texts, rest);
  }

  /** The tokens of each text, and one vector where there are other features. */
  @Override
  public List<InputShape> inputs() {
    List<InputShape> inputs = new ArrayList<>();
    texts.forEach(column -> inputs.add(column.shape()));
    if (rest.width() > 0) {
      inputs.addAll(rest.inputs());
    }
    return inputs;
  }

  @Override
  public FittedScale targetScale() {
    return rest.targetScale();
  }

  @Override
  public double[] classWeights() {
    return rest.classWeights();
  }

  @Override
  public BatchWriter writer(Dataset data) {
    if (!(data instanceof TextDataset dataset)) {
      throw new IllegalArgumentException("the preparation of texts cannot write other rows");
    }
    List<String> names = dataset.texts().stream().map(TextCells::name).toList();
    List<String> read = texts.stream().map(FittedTokens::name).toList();
    if (!names.equals(read)) {
      throw new DataError("the model reads the texts " + read + ", but these are " + names);
    }
    return new TextWriter(this, dataset);
  }
}
