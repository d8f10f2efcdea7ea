import io.sparktune.run._

val penguins = spark.read.option("header", true).option("inferSchema", true).csv("data-samples/tabular/penguins.csv")

val study = (Tuning.of("penguins")
  .data(penguins, "species")
  .goal("maximize accuracy")
  .set("study.output", sys.props("studies"))
  .set("model.units", IntRange.of(8, 64).log())
  .set("training.updater", Choice.of("adam", "sgd"))
  .set("training.learning-rate", RealRange.of(1e-3, 1e-1).log())
  .set("search.constraints", Seq("model.units <= 60"))
  .set("training.epochs", 5)
  .set("search.trials", 3))

val result = study.run(spark)
println("winner: trial " + result.winner.trial + " with " + result.winner.values)
result.trials.select("trial", "state", "score").show()

val predicted = result.model.transform(penguins)
println("right: " + predicted.filter("species = prediction").count() + " of " + penguins.count())

result.model.register(spark, "penguin")
penguins.createOrReplaceTempView("penguins")
spark.sql("SELECT penguin(struct(*)).prediction, species FROM penguins").show(3)

println("the session lives: " + spark.range(10).count())
