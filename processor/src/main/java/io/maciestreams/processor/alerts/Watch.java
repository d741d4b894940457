package io.maciestreams.processor.alerts;

import dev.cel.runtime.CelEvaluationException;
import io.maciestreams.avro.Alert;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks at the conditions of rules, and opens and resolves alerts by what they say. */
final class Watch {

    private final Rules rules;
    private final AlertBook book;
    private final RuleFailures failures;
    private final Consumer<Alert> publish;

    Watch(Rules rules, AlertBook book, RuleFailures failures, Consumer<Alert> publish) {
        this.rules = rules;
        this.book = book;
        this.failures = failures;
        this.publish = publish;
    }

    /** Something happened: each rule of which the condition holds tells of it, once for each cause. */
    void happened(Trigger trigger, String key, String cause, Facts facts, @Nullable String findingId) {
        for (Rule rule : rules.of(trigger)) {
            if (holds(rule, rule.condition(), facts).orElse(false)) {
                book.open(new Case(rule, key, cause, facts, findingId)).forEach(publish);
            }
        }
    }

    /**
     * A state may have changed: alerts resolve where their condition holds no longer, and open where it does.
     *
     * @param mayOpen whether one may open, by whether its condition held before
     */
    void changed(
            Trigger trigger,
            String key,
            Facts before,
            Facts after,
            @Nullable String findingId,
            Predicate<BooleanSupplier> mayOpen) {
        for (Rule rule : rules.of(trigger)) {
            changed(rule, key, before, after, findingId, mayOpen);
        }
    }

    /** The same, for rules that look at the clock. */
    void timePassed(
            Trigger trigger,
            String key,
            Facts before,
            Facts after,
            @Nullable String findingId,
            Predicate<BooleanSupplier> mayOpen) {
        rules.of(trigger).stream()
                .filter(rule -> rule.condition().looksAtTheClock())
                .forEach(rule -> changed(rule, key, before, after, findingId, mayOpen));
    }

    boolean looksAtTheClock(Trigger trigger) {
        return rules.of(trigger).stream().anyMatch(rule -> rule.condition().looksAtTheClock());
    }

    /** The first finding of a bucket came after the alerts that its data led to. */
    void found(String key, String findingId, Facts facts) {
        rules.all().forEach(rule -> book.name(rule, key, findingId, facts).ifPresent(publish));
    }

    /** Alerts about what happened to a bucket resolve where their rule says so. */
    void resolveWhatIsOver(String key, Facts facts) {
        for (Rule rule : rules.all()) {
            Condition until = rule.until();
            if (until != null
                    && book.isOpen(rule, key)
                    && holds(rule, until, facts).orElse(false)) {
                book.resolve(rule, key, facts.now()).ifPresent(publish);
            }
        }
    }

    private void changed(
            Rule rule,
            String key,
            Facts before,
            Facts after,
            @Nullable String findingId,
            Predicate<BooleanSupplier> mayOpen) {
        Optional<Boolean> holds = holds(rule, rule.condition(), after);
        if (holds.isPresent() && !holds.get()) {
            book.resolve(rule, key, after.now()).ifPresent(publish);
        } else if (holds.isPresent()
                && !book.isOpen(rule, key)
                && mayOpen.test(() -> holds(rule, rule.condition(), before).orElse(true))) {
            String since = after.now().toString();
            book.open(new Case(rule, key, since, after, findingId)).forEach(publish);
        }
    }

    // A rule that fails says neither yes nor no.
    private Optional<Boolean> holds(Rule rule, Condition condition, Facts facts) {
        try {
            return Optional.of(condition.holds(facts));
        } catch (CelEvaluationException e) {
            failures.count(rule, e);
            return Optional.empty();
        }
    }
}
