package io.sparktune.search.gp;

import io.sparktune.search.earlier.Concordance;
import io.sparktune.search.gp.process.Geometry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The observations transferred from earlier studies, as far as they agree with today's trials. */
final class TransferData {

  /** Studies that agree less with today's trials are left out. */
  private static final double LEAST_CONCORDANCE = 0.5;

  /**
   * The observations transferred from one study.
   *
   * @param shift by how much its merits are less than today's
   */
  record Transfer(EarlierStudy study, double shift) {}

  private final Geometry geometry;
  private final List<EarlierStudy> studies;
  private final List<Concordance> concordances = new ArrayList<>();
  private final List<List<Double>> gaps = new ArrayList<>();
  private final List<List<Transfer>> transfers = new ArrayList<>();

  TransferData(Geometry geometry, List<EarlierStudy> studies) {
    this.geometry = geometry;
    this.studies = studies;
    for (int i = 0; i < studies.size(); i++) {
      concordances.add(new Concordance());
      gaps.add(new ArrayList<>());
    }
    transfers.add(studies.stream().map(study -> new Transfer(study, 0)).toList());
  }

  /** Adds a complete trial of today. */
  void learn(double[] features, double merit) {
    List<Transfer> left = new ArrayList<>();
    for (int i = 0; i < studies.size(); i++) {
      EarlierStudy study = studies.get(i);
      Concordance concordance = concordances.get(i);
      concordance.add(study.predicted(geometry, features), merit);
      List<Double> known = gaps.get(i);
      double gap = merit - study.nearest(geometry, features).merit();
      int place = Collections.binarySearch(known, gap);
      known.add(place < 0 ? -place - 1 : place, gap);
      if (concordance.value() >= LEAST_CONCORDANCE) {
        left.add(new Transfer(study, known.get(known.size() / 2)));
      }
    }
    transfers.add(left);
  }

  /** Adds a trial of today that cannot be compared with earlier studies. */
  void pass() {
    transfers.add(now());
  }

  /** The transfers after so many of today's trials. */
  List<Transfer> after(int trials) {
    return transfers.get(trials);
  }

  /** The transfers after all of today's trials so far. */
  List<Transfer> now() {
    return transfers.get(transfers.size() - 1);
  }
}
