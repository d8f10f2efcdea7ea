package examples;

import io.sparktune.report.WinnerReport;
import io.sparktune.run.Choice;
import io.sparktune.run.IntRange;
import io.sparktune.run.RealRange;
import io.sparktune.run.StudyResult;
import io.sparktune.run.Tuning;
import io.sparktune.run.TuningListener;
import io.sparktune.study.outcomes.FinishedTrial;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tunes a network on a DataFrame and predicts with the winner. */
public final class TunePenguins {

  private TunePenguins() {}

  /** The rows with their predictions. */
  public static Dataset<Row> predicted(SparkSession spark, Dataset<Row> penguins, String output)
      throws InterruptedException {
    StudyResult result =
        Tuning.of("penguins")
            .data(penguins, "species")
            .goal("maximize accuracy")
            .set("study.output", output)
            .set("model.units", IntRange.of(8, 64).log())
            .set("model.dropout", RealRange.of(0, 0.5).step(0.1))
            .set("training.updater", Choice.of("adam", "sgd"))
            .set("training.epochs", 5)
            .set("search.trials", 4)
            .listener(
                new TuningListener() {
                  @Override
                  public void bestImproved(FinishedTrial best) {
                    System.out.println("best so far " + best.score());
                  }
                })
            .run(spark);
    WinnerReport winner = result.winner();
    System.out.println(winner.values() + " score " + winner.score() + " " + winner.interval());
    result.trials().select("trial", "score").show();
    return result.model().transform(penguins);
  }
}
