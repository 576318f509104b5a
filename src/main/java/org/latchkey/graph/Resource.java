package org.latchkey.graph;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

/**
 * A resource of the API, declared once: what it is called, where its rows come from, its properties and links, where it
 * is served and what may be done with it. Lists, filters, expansions, bodies, paths, metadata and the console's types
 * all follow from this one value.
 *
 * <p>All SQL in a declaration speaks of the resource's row as {@code it}, and may use the parameters {@code :tenant},
 * {@code :caller} and {@code :now}. It is ours, never input.
 *
 * @param name what links call it: the type name, unless one type is declared for several places
 * @param type the schema's type name, for example {@code accessPackage}
 * @param base the type it derives from in the schema, for example {@code directoryObject}
 * @param source what stands after {@code from}: a table, view or function call that yields {@code tenant_id}
 * @param where a condition its rows always satisfy
 * @param key the SQL of the key over {@code it}
 * @param isGuidKey whether a key that is not a GUID is refused without looking
 * @param alternateKeys properties that name an entity too: {@code (uniqueName='…')}
 * @param keyAlso a property whose value may stand in the key's place, like a user's principal name; null for none
 * @param paths the collections where it is served, from the version root, without a leading slash
 * @param singleton whether each path is one entity rather than a collection; its key is then the source's only row
 * @param me a path that means the calling person, like {@code me}; null for none
 * @param anchors for each anchor of the authority table, the SQL over {@code it} that yields it
 * @param readBy the action that reading needs
 * @param missing what to answer when there is no such row
 * @param properties in the order of the answer
 * @param variants for an abstract resource, the value of {@code discriminator} and the type name of each kind of row
 * @param discriminator the SQL over {@code it} that tells the variant
 * @param document SQL of the whole JSON object, for resources whose rows are stored as the wire's form; null otherwise
 * @param defaultPage how many rows a page has when {@code $top} does not say
 * @param maxPage the most rows a page may have
 * @param beforeList what must hold of a list's filter before it runs; null for nothing
 * @param listing how lists are ordered when {@code $orderby} does not say; null for the key
 * @param strict whether read-only properties in a body are refused rather than ignored
 * @param badBody what to answer to a body that cannot be taken; malformed JSON apart
 * @param badFilter what to answer to a filter that cannot be understood, where that has a code of its own; null otherwise
 * @param aliases other spellings of properties and links, in lower case, and what they mean
 */
public record Resource(
        String name,
        String type,
        @Nullable String base,
        String source,
        String where,
        String key,
        boolean isGuidKey,
        List<String> alternateKeys,
        @Nullable String keyAlso,
        List<String> paths,
        boolean singleton,
        @Nullable String me,
        Map<String, String> anchors,
        @Nullable Action readBy,
        ProblemCode missing,
        List<Property> properties,
        List<Link> links,
        List<Operation> operations,
        Map<String, String> variants,
        @Nullable String discriminator,
        @Nullable String document,
        int defaultPage,
        int maxPage,
        @Nullable ListRule beforeList,
        @Nullable Listing listing,
        boolean strict,
        ProblemCode badBody,
        @Nullable ProblemCode badFilter,
        Map<String, String> aliases) {

    /** Starts a declaration: the schema's type name and the table, view or function call its rows come from. */
    public static Declaration of(String type, String source) {
        return new Declaration(type, source);
    }

    /** What a filter ran into, under the code that this resource has for it. */
    public Problem badFilter(Problem problem) {
        return badFilter == null ? problem : problem.as(badFilter);
    }

    /** The property of that name, in any case. */
    public Optional<Property> property(String name) {
        return properties.stream()
                .filter(property -> property.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The link of that name, in any case. */
    public Optional<Link> link(String name) {
        return links.stream().filter(link -> link.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The declared name of what a body or path calls by another one; the same text when it is no alias. */
    public String unaliased(String name) {
        return aliases.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    /** The first operation of a kind, if it is offered. */
    public <O extends Operation> Optional<O> operation(Class<O> kind) {
        return operations.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** What POST on the collection does, if it is offered. */
    public Optional<Operation.Create<?>> creation() {
        return operations.stream()
                .<Operation.Create<?>>mapMulti((operation, sink) -> {
                    if (operation instanceof Operation.Create<?> create) {
                        sink.accept(create);
                    }
                })
                .findFirst();
    }

    /** What PUT on an entity does, if it is offered. */
    public Optional<Operation.Replace<?>> replacement() {
        return operations.stream()
                .<Operation.Replace<?>>mapMulti((operation, sink) -> {
                    if (operation instanceof Operation.Replace<?> replace) {
                        sink.accept(replace);
                    }
                })
                .findFirst();
    }

    /** The bound action of that name, on the collection or on an entity. */
    public Optional<Operation.Act<?>> action(String name, boolean onCollection) {
        return operations.stream()
                .<Operation.Act<?>>mapMulti((operation, sink) -> {
                    if (operation instanceof Operation.Act<?> act
                            && act.onCollection() == onCollection
                            && act.name().equalsIgnoreCase(name)) {
                        sink.accept(act);
                    }
                })
                .findFirst();
    }

    /** The bound functions of that name; overloads differ in their parameters. */
    public List<Operation.Narrow> narrowings(String name) {
        return operations.stream()
                .filter(Operation.Narrow.class::isInstance)
                .map(Operation.Narrow.class::cast)
                .filter(narrow -> narrow.name().equalsIgnoreCase(name))
                .toList();
    }

    /** That there is no row of that key, or none that is the caller's to see. */
    public Problem notFound(String id) {
        return missing == ProblemCode.REQUEST_RESOURCE_NOT_FOUND
                ? Problem.notFound(id)
                : Problem.of(missing, "The resource '%s' is not found.".formatted(id));
    }

    /** Whether {@code $search} is offered: some text is declared to be looked into. */
    public boolean isSearchable() {
        return properties.stream().anyMatch(property -> property.words() != null);
    }

    public boolean isAbstract() {
        return !variants.isEmpty();
    }
}
