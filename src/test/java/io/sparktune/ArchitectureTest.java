package io.sparktune;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.InputStream;
import java.io.ObjectInputStream;
import org.junit.jupiter.api.Test;

/** The package table of the README, kept true. */
final class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.sparktune");

  @Test
  void packagesImportOneWayOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("settings")
        .definedBy("io.sparktune.settings..")
        .layer("space")
        .definedBy("io.sparktune.space..")
        .layer("data")
        .definedBy("io.sparktune.data..")
        .layer("trial")
        .definedBy("io.sparktune.trial..")
        .layer("search")
        .definedBy("io.sparktune.search..")
        .layer("pruning")
        .definedBy("io.sparktune.pruning..")
        .layer("importance")
        .definedBy("io.sparktune.importance..")
        .layer("study")
        .definedBy("io.sparktune.study..")
        .layer("simulation")
        .definedBy("io.sparktune.simulation..")
        .layer("objective")
        .definedBy("io.sparktune.objective..")
        .layer("model")
        .definedBy("io.sparktune.model..")
        .layer("training")
        .definedBy("io.sparktune.training..")
        .layer("spark")
        .definedBy("io.sparktune.spark..")
        .layer("lake")
        .definedBy("io.sparktune.lake..")
        .layer("report")
        .definedBy("io.sparktune.report..")
        .layer("config")
        .definedBy("io.sparktune.config..")
        .layer("run")
        .definedBy("io.sparktune.run..")
        .layer("cli")
        .definedBy("io.sparktune.cli..", "io.sparktune")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("run")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("settings")
        .mayNotAccessAnyLayer()
        .whereLayer("space")
        .mayNotAccessAnyLayer()
        .whereLayer("data")
        .mayOnlyAccessLayers("settings")
        .whereLayer("trial")
        .mayOnlyAccessLayers("space", "settings")
        .whereLayer("search")
        .mayOnlyAccessLayers("space", "trial")
        .whereLayer("pruning")
        .mayOnlyAccessLayers("space", "trial")
        .whereLayer("importance")
        .mayOnlyAccessLayers("space", "trial")
        .whereLayer("study")
        .mayOnlyAccessLayers("search", "pruning", "trial", "space")
        .whereLayer("simulation")
        .mayOnlyAccessLayers("study", "search", "pruning", "trial", "space")
        .whereLayer("objective")
        .mayOnlyAccessLayers("study", "search", "pruning", "trial", "space")
        .whereLayer("model")
        .mayOnlyAccessLayers("space", "data", "settings")
        .whereLayer("training")
        .mayOnlyAccessLayers("model", "data", "trial", "space", "settings")
        .whereLayer("spark")
        .mayOnlyAccessLayers("study", "training", "data", "trial", "space", "settings")
        .whereLayer("lake")
        .mayOnlyAccessLayers("study", "importance", "trial", "space")
        .whereLayer("report")
        .mayOnlyAccessLayers("simulation", "study", "importance", "trial", "space", "lake")
        .whereLayer("config")
        .mayOnlyAccessLayers(
            "spark",
            "study",
            "search",
            "pruning",
            "training",
            "model",
            "data",
            "trial",
            "space",
            "settings")
        .check(CLASSES);
  }

  @Test
  void sparkIsImportedByTheBridgeAndTheLakeOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.sparktune.spark..", "io.sparktune.lake..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .check(CLASSES);
  }

  @Test
  void deeplearning4jIsImportedByModelAndTrainingOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.sparktune.model..", "io.sparktune.training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
        .check(CLASSES);
  }

  @Test
  void typesafeConfigIsImportedByConfigOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.sparktune.config..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.typesafe.config..")
        .check(CLASSES);
  }

  @Test
  void nothingThatIsReadIsExecuted() {
    noClasses()
        .should()
        .callConstructor(ObjectInputStream.class, InputStream.class)
        .orShould()
        .accessClassesThat()
        .haveSimpleName("ModelGuesser")
        .orShould()
        .callMethodWhere(
            target(name("restoreMultiLayerNetwork")).or(target(name("restoreComputationGraph"))))
        .check(CLASSES);
  }

  @Test
  void onlyMainEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.sparktune.Sparktune")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void noTestIsEverSkipped() {
    JavaClasses tests =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("io.sparktune");
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.junit.jupiter.api.Disabled")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("Assumptions")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("org.junit.jupiter.api.condition..")
        .check(tests);
  }
}
