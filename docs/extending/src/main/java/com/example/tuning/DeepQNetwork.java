package com.example.tuning;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A double deep Q-network with a target network and a memory of steps. */
final class DeepQNetwork implements AutoCloseable {

  private static final int BATCH = 64;
  private static final int MOST_STEPS = 500;

  private final CartPoleSettings settings;
  private final MultiLayerNetwork network;
  private final MultiLayerNetwork target;
  private final Replay replay;
  private INDArray best;
  private double bestReturn = -1;
  private int updates;

  DeepQNetwork(CartPoleSettings settings, long seed) {
    this.settings = settings;
    this.network = network(settings, seed);
    this.target = network(settings, seed);
    this.replay = new Replay(settings.replay());
    this.best = network.params().dup();
  }

  private static MultiLayerNetwork network(CartPoleSettings settings, long seed) {
    MultiLayerConfiguration layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Adam(settings.learningRate()))
            .weightInit(WeightInit.RELU)
            .activation(Activation.RELU)
            .list()
            .layer(new DenseLayer.Builder().nIn(CartPole.NUMBERS).nOut(settings.units()).build())
            .layer(new DenseLayer.Builder().nIn(settings.units()).nOut(settings.units()).build())
            .layer(
                new OutputLayer.Builder(LossFunction.MSE)
                    .activation(Activation.IDENTITY)
                    .nIn(settings.units())
                    .nOut(CartPole.PUSHES)
                    .build())
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(layers);
    network.init();
    return network;
  }

  /** Moves the cart and remembers that; returns whether the pole has fallen. */
  boolean step(CartPole cart, boolean isRandom, SplittableRandom random) {
    float[] before = new float[CartPole.NUMBERS];
    cart.writeTo(before, 0);
    int push = isRandom ? random.nextInt(CartPole.PUSHES) : better(values(network, before, 1), 0);
    cart.push(push);
    replay.add(before, push, cart);
    return cart.hasFallen();
  }

  private static float[] values(MultiLayerNetwork network, float[] states, int rows) {
    return network.output(matrix(states, rows)).ravel().toFloatVector();
  }

  private static INDArray matrix(float[] numbers, int rows) {
    return Nd4j.createFromArray(numbers).reshape(rows, numbers.length / rows);
  }

  private static int better(float[] values, int row) {
    return values[CartPole.PUSHES * row + 1] > values[CartPole.PUSHES * row] ? 1 : 0;
  }

  /** Learns from a batch of remembered steps. */
  void learn(SplittableRandom random) {
    if (replay.size() < BATCH) {
      return;
    }
    Replay.Batch batch = replay.draw(BATCH, random);
    float[] wanted = values(network, batch.before(), BATCH);
    float[] next = values(network, batch.after(), BATCH);
    float[] judged = values(target, batch.after(), BATCH);
    for (int row = 0; row < BATCH; row++) {
      double later = batch.fallen()[row] ? 0 : judged[CartPole.PUSHES * row + better(next, row)];
      int place = CartPole.PUSHES * row + batch.pushes()[row];
      wanted[place] = (float) (1 + settings.discount() * later);
    }
    network.fit(matrix(batch.before(), BATCH), matrix(wanted, BATCH));
    updates++;
    if (updates % settings.targetUpdate() == 0) {
      target.setParams(network.params().dup());
    }
  }

  /** The mean return of episodes without exploration; the best network so far is remembered. */
  double test(int episodes, long seed) {
    double mean = play(episodes, seed);
    if (mean > bestReturn) {
      bestReturn = mean;
      best = network.params().dup();
    }
    return mean;
  }

  /** The same of the best network. */
  double testBest(int episodes, long seed) {
    network.setParams(best);
    return play(episodes, seed);
  }

  /** All episodes side by side: one pass of the network for a step of each. */
  private double play(int episodes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CartPole[] carts = new CartPole[episodes];
    for (int i = 0; i < episodes; i++) {
      carts[i] = new CartPole(random);
    }
    float[] states = new float[episodes * CartPole.NUMBERS];
    long steps = 0;
    boolean arePlaying = true;
    for (int step = 0; step < MOST_STEPS && arePlaying; step++) {
      for (int i = 0; i < episodes; i++) {
        carts[i].writeTo(states, i * CartPole.NUMBERS);
      }
      float[] values = values(network, states, episodes);
      arePlaying = false;
      for (int i = 0; i < episodes; i++) {
        if (!carts[i].hasFallen()) {
          carts[i].push(better(values, i));
          steps++;
          arePlaying |= !carts[i].hasFallen();
        }
      }
    }
    return (double) steps / episodes;
  }

  /** All that learning goes on from. */
  byte[] state() {
    float[][] parts = {
      network.params().toFloatVector(),
      network.getUpdater().getStateViewArray().toFloatVector(),
      target.params().toFloatVector(),
      best.toFloatVector()
    };
    int numbers = 0;
    for (float[] part : parts) {
      numbers += part.length;
    }
    ByteBuffer out =
        ByteBuffer.allocate(
            2 * Integer.BYTES + Double.BYTES + numbers * Float.BYTES + replay.bytes());
    out.putInt(updates).putInt(network.getIterationCount()).putDouble(bestReturn);
    for (float[] part : parts) {
      out.asFloatBuffer().put(part);
      out.position(out.position() + part.length * Float.BYTES);
    }
    replay.writeTo(out);
    return out.array();
  }

  void resume(byte[] state) {
    ByteBuffer in = ByteBuffer.wrap(state);
    updates = in.getInt();
    network.setIterationCount(in.getInt());
    bestReturn = in.getDouble();
    network.setParams(numbers(in, network.params()));
    INDArray moments = network.getUpdater().getStateViewArray();
    moments.assign(numbers(in, moments));
    target.setParams(numbers(in, target.params()));
    best = numbers(in, best);
    replay.read(in);
  }

  private static INDArray numbers(ByteBuffer in, INDArray alike) {
    float[] numbers = new float[(int) alike.length()];
    in.asFloatBuffer().get(numbers);
    in.position(in.position() + numbers.length * Float.BYTES);
    return Nd4j.createFromArray(numbers).reshape(alike.shape());
  }

  @Override
  public void close() {
    network.close();
    target.close();
  }
}
