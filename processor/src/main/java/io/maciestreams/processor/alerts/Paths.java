package io.maciestreams.processor.alerts;

import com.google.common.base.Splitter;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/** The members that a condition looks at, and what they are. */
final class Paths {

    private Paths() {}

    /** The longest paths that begin at a variable; inside a macro, members of elements are left out. */
    static Set<String> in(CelAbstractSyntaxTree tree) {
        Set<String> paths = new TreeSet<>();
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(Paths::isLongest)
                .map(node -> path(node.expr()))
                .filter(Paths::isOfVariable)
                .forEach(paths::add);
        return paths;
    }

    /** The value at a path, for people: of a list of records its size. */
    static String text(String path, Facts facts) {
        Iterator<String> members = Splitter.on('.').split(path).iterator();
        Object value = facts.find(members.next()).orElse("");
        while (members.hasNext() && value instanceof RecordView record) {
            value = record.select(members.next());
        }
        if (value instanceof Collection<?> elements) {
            boolean records = elements.stream().anyMatch(RecordView.class::isInstance);
            return records ? elements.size() + " elements" : elements.toString();
        }
        return String.valueOf(value);
    }

    private static boolean isLongest(CelNavigableExpr node) {
        boolean isPath = node.getKind() == Kind.SELECT || node.getKind() == Kind.IDENT;
        return isPath
                && node.parent().map(parent -> parent.getKind() != Kind.SELECT).orElse(true);
    }

    private static String path(CelExpr expression) {
        return switch (expression.exprKind().getKind()) {
            case SELECT -> path(expression.select().operand()) + "."
                    + expression.select().field();
            case IDENT -> expression.ident().name();
            default -> "";
        };
    }

    private static boolean isOfVariable(String path) {
        String root = Splitter.on('.').split(path).iterator().next();
        return root.equals(Variable.NOW) || Variable.of(root).isPresent();
    }
}
