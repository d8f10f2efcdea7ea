package io.sparktune.bench;

import java.util.Locale;

/**
 * One run of all fits by one side.
 *
 * @param side {@code bare} or {@code sparktune}
 * @param slots folds trained side by side
 * @param wallMillis from the first fold's start to the last one's end
 * @param cpuMillis of the whole process
 * @param taskMillis the sum over folds, each from its own start to its end
 * @param fitMillis the part of it that trained
 * @param scoringMillis the part of it that scored the validation rows, all epochs together
 * @param accuracy mean over all folds after the last epoch
 * @param othersCores kept busy by other processes meanwhile
 */
record Measurement(
    String setting,
    String side,
    int slots,
    int round,
    int folds,
    double wallMillis,
    double cpuMillis,
    double taskMillis,
    double fitMillis,
    double scoringMillis,
    double accuracy,
    double othersCores,
    double residentMegabytes) {

  static final String HEAD =
      "setting,side,slots,round,folds,wall_ms,cpu_ms,task_ms,fit_ms,scoring_ms,accuracy,"
          + "others_cores,resident_mb";

  String line() {
    return String.format(
        Locale.ROOT,
        "%s,%s,%d,%d,%d,%.0f,%.0f,%.0f,%.0f,%.0f,%.4f,%.2f,%.0f",
        setting,
        side,
        slots,
        round,
        folds,
        wallMillis,
        cpuMillis,
        taskMillis,
        fitMillis,
        scoringMillis,
        accuracy,
        othersCores,
        residentMegabytes);
  }

  static Measurement parse(String line) {
    String[] cells = line.split(",", -1);
    return new Measurement(
        cells[0],
        cells[1],
        Integer.parseInt(cells[2]),
        Integer.parseInt(cells[3]),
        Integer.parseInt(cells[4]),
        Double.parseDouble(cells[5]),
        Double.parseDouble(cells[6]),
        Double.parseDouble(cells[7]),
        Double.parseDouble(cells[8]),
        Double.parseDouble(cells[9]),
        Double.parseDouble(cells[10]),
        Double.parseDouble(cells[11]),
        Double.parseDouble(cells[12]));
  }

  boolean isOf(String otherSide, int otherSlots) {
    return side.equals(otherSide) && slots == otherSlots;
  }

  double foldsPerSecond() {
    return folds / (wallMillis / 1000);
  }

  double cpuMillisOfFold() {
    return cpuMillis / folds;
  }
}
