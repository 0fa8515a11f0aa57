package sklad.migrations.tool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "sklad.migrations.tool", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule needs_no_running_application = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("sklad.command..", "sklad.standalone..", "org.axonframework..");
}
