package sklad.migrations;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "sklad.migrations", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule needs_flyway_and_postgresql_and_nothing_of_the_applications = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "sklad.migrations",
                    "java..",
                    "javax.sql..",
                    "org.flywaydb.core..",
                    "org.postgresql.ds..",
                    "org.jspecify..");
}
