package io.sparktune.model.text;

import io.sparktune.data.DataError;
import io.sparktune.data.InputShape;
import io.sparktune.data.text.tokens.VectorFile;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.WeightInitialisation;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * The vectors of tokens before training: those of a file, and drawn ones for all others.
 *
 * @param initialisation of what is drawn
 */
record FirstVectors(
    Embedding embedding, WeightInitialisation initialisation, InputShape.Tokens tokens) {

  /** Gives an embedding its first vectors, and lets it train unless it is frozen. */
  void give(EmbeddingSequenceLayer layer) {
    InputShape.KnownVectors known = tokens.vectors();
    boolean isFrozen = embedding.isFrozen();
    if (known.tokens().isEmpty()) {
      if (isFrozen) {
        throw new BadConfiguration(
            "model.freeze-embedding keeps the vectors of a file; name it in prepare.vectors");
      }
      return;
    }
    layer.setWeightInitFn(
        new FromFile(initialisation.scheme().getWeightInitFunction(), known, vectors(known)));
    if (isFrozen) {
      layer.setIUpdater(new Sgd(0));
    }
  }

  private VectorFile vectors(InputShape.KnownVectors known) {
    try {
      VectorFile vectors = VectorFile.of(known.file());
      if (vectors.size() != embedding.size()) {
        throw new BadConfiguration(
            "model.embedding is %d, but the vectors of %s have %d numbers; set it to %3$d"
                .formatted(embedding.size(), known.file().path(), vectors.size()));
      }
      return vectors;
    } catch (DataError e) {
      throw new BadConfiguration(String.valueOf(e.getMessage()));
    }
  }

  /** First weights, of which those of known words are in a file. Never written as JSON. */
  private record FromFile(IWeightInit drawn, InputShape.KnownVectors known, VectorFile file)
      implements IWeightInit {
    @Override
    public INDArray init(double inputs, double outputs, long[] shape, char order, INDArray view) {
      INDArray weights = drawn.init(inputs, outputs, shape, order, view);
      for (int i = 0; i < known.tokens().size(); i++) {
        float[] vector = file.vectors().get(known.tokens().get(i));
        if (vector != null) {
          weights.getRow(known.first() + i).assign(Nd4j.createFromArray(vector));
        }
      }
      return weights;
    }
  }
}
