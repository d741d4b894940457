package io.maciestreams.proof;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.maciestreams", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String INGEST = "io.maciestreams.ingest..";
    private static final String PROCESSOR = "io.maciestreams.processor..";
    private static final String SINK = "io.maciestreams.sink..";
    private static final String LOCAL = "io.maciestreams.local..";
    private static final String SIMULATOR = "io.maciestreams.simulator..";
    private static final String CLI = "io.maciestreams.cli..";

    @ArchTest
    static final ArchRule schemasKnowNobody = noClasses()
            .that(not(resideInAPackage(INGEST)
                    .or(resideInAPackage(PROCESSOR))
                    .or(resideInAPackage(SINK))
                    .or(resideInAPackage(LOCAL))
                    .or(resideInAPackage(SIMULATOR))
                    .or(resideInAPackage(CLI))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INGEST, PROCESSOR, SINK, LOCAL, SIMULATOR, CLI);

    @ArchTest
    static final ArchRule ingestKnowsOnlyTheContract = noClasses()
            .that()
            .resideInAPackage(INGEST)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROCESSOR, SINK, LOCAL, SIMULATOR, CLI);

    @ArchTest
    static final ArchRule processorKnowsOnlyTheContract = noClasses()
            .that()
            .resideInAPackage(PROCESSOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INGEST, SINK, LOCAL, SIMULATOR, CLI, "software.amazon.awssdk..");

    @ArchTest
    static final ArchRule sinkKnowsOnlyTheContract = noClasses()
            .that()
            .resideInAPackage(SINK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INGEST, PROCESSOR, LOCAL, SIMULATOR, CLI, "software.amazon.awssdk.services.macie2..");

    @ArchTest
    static final ArchRule theCommandKnowsNothingOfTheSimulation = noClasses()
            .that()
            .resideInAPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LOCAL, SIMULATOR);

    @ArchTest
    static final ArchRule theNotifierKnowsOnlyTheContract = noClasses()
            .that()
            .resideInAPackage("io.maciestreams.cli.notifier..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INGEST, PROCESSOR, SINK);

    @ArchTest
    static final ArchRule theSimulatorSharesNoCodeWithWhatItChecks = noClasses()
            .that()
            .resideInAPackage(SIMULATOR)
            .should()
            .dependOnClassesThat(resideInAPackage("io.maciestreams..").and(not(resideInAPackage(SIMULATOR))));

    @ArchTest
    static final ArchRule onlyTheS3EdgeOfIngestKnowsS3 = noClasses()
            .that()
            .resideInAPackage(INGEST)
            .and()
            .haveSimpleNameNotStartingWith("S3")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.s3..");

    @ArchTest
    static final ArchRule onlyTheS3EdgeOfTheSinkKnowsS3 = classes()
            .that()
            .resideInAPackage(SINK)
            .and()
            .haveSimpleNameNotStartingWith("S3")
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage("software.amazon.awssdk..")));
}
