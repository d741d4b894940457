package io.maciestreams.processor.alerts;

import com.google.common.base.Throwables;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;

/**
 * A condition in CEL, checked against the types of what it looks at.
 *
 * @param paths the members that it looks at, for example {@code bucket.publicAccess.effectivePermission}
 */
record Condition(String source, CelRuntime.Program program, Set<String> paths) {

    // A condition over a finding with thousands of locations must end.
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(100_000)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();
    private static final RecordTypes TYPES = new RecordTypes();

    Condition {
        Objects.requireNonNull(source);
        Objects.requireNonNull(program);
        paths = Set.copyOf(paths);
    }

    /**
     * Reads a condition.
     *
     * @throws RuleException where it is none over these variables; its line counts from 1 within {@code source}
     */
    static Condition compile(String source, Set<Variable> variables) {
        try {
            CelAbstractSyntaxTree tree = compiler(variables).compile(source).getAst();
            return new Condition(source, RUNTIME.createProgram(tree), Paths.in(tree));
        } catch (CelValidationException e) {
            CelIssue first = e.getErrors().get(0);
            throw new RuleException(first.getSourceLocation().getLine(), first.getMessage());
        } catch (CelEvaluationException e) {
            throw new RuleException(1, Objects.requireNonNullElse(e.getMessage(), "not a condition"));
        }
    }

    private static CelCompiler compiler(Set<Variable> variables) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setTypeProvider(TYPES)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL)
                .addVar(Variable.NOW, SimpleType.TIMESTAMP);
        variables.forEach(variable -> builder.addVar(variable.id(), RecordTypes.typeOf(variable.schema())));
        return builder.build();
    }

    /** Whether it holds. */
    boolean holds(Facts facts) throws CelEvaluationException {
        try {
            return Boolean.TRUE.equals(program.eval(facts));
        } catch (CelEvaluationException e) {
            // CEL wraps what goes wrong where a record is read, which is no fault of the condition.
            Throwables.throwIfInstanceOf(Throwables.getRootCause(e), KafkaException.class);
            throw e;
        }
    }

    /** Whether time alone can change it. */
    boolean looksAtTheClock() {
        return paths.contains(Variable.NOW);
    }

    /** What it looks at, as it is: the reason why it holds. */
    Map<String, String> values(Facts facts) {
        Map<String, String> values = new TreeMap<>();
        paths.forEach(path -> values.put(path, Paths.text(path, facts)));
        return values;
    }
}
