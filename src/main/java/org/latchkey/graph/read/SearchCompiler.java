package org.latchkey.graph.read;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Property;
import org.latchkey.graph.Property.Operator;
import org.latchkey.graph.query.Search;

/**
 * Compiles {@code $search} to a condition in SQL: word by word where a property is declared so, and anywhere else by how a text
 * begins.
 */
final class SearchCompiler {

    private final Draft draft;

    SearchCompiler(Draft draft) {
        this.draft = draft;
    }

    /**
     * The condition for rows to be found.
     *
     * @throws org.latchkey.kernel.Problem when the resource, or a property, cannot be searched
     */
    String compile(Search search, Rows rows) {
        if (!rows.resource().isSearchable()) {
            throw Refusals.unsearchable(rows.resource());
        }
        return switch (search) {
            case Search.And and -> "(" + compile(and.left(), rows) + " and " + compile(and.right(), rows) + ")";
            case Search.Or or -> "(" + compile(or.left(), rows) + " or " + compile(or.right(), rows) + ")";
            case Search.Clause clause -> compile(clause, rows);
        };
    }

    private String compile(Search.Clause clause, Rows rows) {
        Property property = rows.resource()
                .property(clause.property())
                .orElseThrow(() -> Refusals.unknownProperty(
                        clause.property(), rows.resource().type()));
        String words = property.words();
        if (words != null) {
            return Aliases.it(words, rows.alias()).replace(":phrase", draft.bind(clause.phrase()));
        }
        boolean isFound =
                property.kind() instanceof Kind.Text && property.filters().contains(Operator.STARTS_WITH);
        if (!isFound) {
            throw Refusals.unsearchable(clause.property(), rows.resource());
        }
        return new FilterCompiler(draft)
                .begins(property.kind(), Aliases.value(property, rows.alias()), clause.phrase());
    }
}
