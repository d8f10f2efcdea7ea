package io.sparktune.bench;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.Dataset;
import io.sparktune.data.folds.Fold;
import io.sparktune.training.plan.TrialSettings;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The fits of a workload in a Deeplearning4j loop with nothing around it: batches cut beforehand,
 * no listeners, no epoch kept but the last.
 */
final class BareLoop {

  private final Workload workload;
  private final Map<String, BatchCut> cuts = new LinkedHashMap<>();

  BareLoop(Workload workload) {
    this.workload = workload;
    workload.fits().forEach(fit -> cuts.computeIfAbsent(key(fit), key -> cut(fit)));
  }

  private static String key(Workload.Fit fit) {
    TrialSettings plan = fit.plan();
    return fit.assignment().fold() + " " + plan.training().batchSize() + " " + plan.preparation();
  }

  private BatchCut cut(Workload.Fit fit) {
    Dataset data = workload.data().dataset();
    Fold fold = workload.data().folds().folds().get(fit.assignment().fold());
    TrialSettings plan = fit.plan();
    return BatchCut.of(
        data, fold, data.fit(fold.trainRows(), plan.preparation()), plan.training().batchSize());
  }

  /** Trains all fits, in as many threads side by side. */
  Measurement run(String setting, int threads, int round) throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Future<Sums>> parts = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Meter meter = new Meter();
    for (int thread = 0; thread < threads; thread++) {
      parts.add(pool.submit(() -> share(next)));
    }
    Sums total = new Sums();
    for (Future<Sums> part : parts) {
      total.add(part.get());
    }
    double wallMillis = meter.wallMillis();
    double cpuMillis = meter.cpuMillis();
    double others = meter.othersCores();
    pool.shutdown();
    int folds = workload.fits().size();
    return new Measurement(
        setting,
        "bare",
        threads,
        round,
        folds,
        wallMillis,
        cpuMillis,
        total.taskNanos / 1e6,
        total.fitNanos / 1e6,
        total.scoringNanos / 1e6,
        total.accuracies / folds,
        others,
        Meter.residentMegabytes());
  }

  private Sums share(AtomicInteger next) {
    Sums sums = new Sums();
    for (int place = next.getAndIncrement();
        place < workload.fits().size();
        place = next.getAndIncrement()) {
      fit(workload.fits().get(place), sums);
    }
    MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
    workspaces.getAllWorkspacesForCurrentThread().forEach(workspaces::destroyWorkspace);
    return sums;
  }

  private void fit(Workload.Fit fit, Sums sums) {
    BatchCut cut = cuts.get(key(fit));
    long seed = fit.assignment().seed();
    int classes = ((ClassTarget) workload.data().dataset().target()).labels().size();
    long start = System.nanoTime();
    MultiLayerNetwork network =
        BareNetwork.of(
            fit.plan(), (int) cut.validation().size(1), classes, Seeds.derive(seed, "weights", 0));
    Nd4j.getRandom().setSeed(Seeds.derive(seed, "dropout", 0));
    double accuracy = 0;
    for (int epoch = 0; epoch < fit.plan().training().epochs(); epoch++) {
      long beforeFit = System.nanoTime();
      for (int batch = 0; batch < cut.inputs().size(); batch++) {
        network.fit(cut.inputs().get(batch), cut.targets().get(batch));
      }
      long beforeScoring = System.nanoTime();
      accuracy = accuracy(network, cut);
      sums.fitNanos += beforeScoring - beforeFit;
      sums.scoringNanos += System.nanoTime() - beforeScoring;
    }
    BareNetwork.free(network);
    sums.accuracies += accuracy;
    sums.taskNanos += System.nanoTime() - start;
  }

  private static double accuracy(MultiLayerNetwork network, BatchCut cut) {
    try (INDArray outputs = network.output(cut.validation(), false);
        INDArray places = outputs.argMax(1)) {
      int right = 0;
      for (int row = 0; row < cut.truth().length; row++) {
        right += places.getInt(row) == cut.truth()[row] ? 1 : 0;
      }
      return (double) right / cut.truth().length;
    }
  }

  /** The sums over the fits of one thread. */
  private static final class Sums {
    private long taskNanos;
    private long fitNanos;
    private long scoringNanos;
    private double accuracies;

    void add(Sums other) {
      taskNanos += other.taskNanos;
      fitNanos += other.fitNanos;
      scoringNanos += other.scoringNanos;
      accuracies += other.accuracies;
    }
  }
}
