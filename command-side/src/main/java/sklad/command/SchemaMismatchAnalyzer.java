package sklad.command;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import sklad.migrations.SchemaCheck.SchemaMismatch;

/** Ends a start on the wrong schema with what to do instead of a stack trace. */
final class SchemaMismatchAnalyzer extends AbstractFailureAnalyzer<SchemaMismatch> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SchemaMismatch mismatch) {
        return new FailureAnalysis(String.valueOf(mismatch.getMessage()), null, mismatch);
    }
}
