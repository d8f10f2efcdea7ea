package io.sparktune.bench;

/** Both sides in one virtual machine, each warm before it is measured. */
final class Rounds {

  private static final int WARM_UP_TRIALS = 4;

  private final String setting;
  private final Workload workload;
  private final Workload small;
  private final BareLoop bare;
  private final BareLoop smallBare;

  Rounds(String setting, int trials) throws Exception {
    this.setting = setting;
    try (SparktuneSearch search = new SparktuneSearch(1)) {
      workload = Workload.read(search.spark(), trials);
    }
    small = workload.withTrials(WARM_UP_TRIALS);
    bare = new BareLoop(workload);
    smallBare = new BareLoop(small);
  }

  void measureBare(int threads, int round) throws Exception {
    Measurement unused = smallBare.run(setting, threads, 0);
    Child.tell(bare.run(setting, threads, round));
  }

  void measureSparktune(int slots, int round) throws Exception {
    try (SparktuneSearch search = new SparktuneSearch(slots)) {
      Measurement unused = search.run(small, setting, 0);
      Child.tell(search.run(workload, setting, round));
    }
  }
}
