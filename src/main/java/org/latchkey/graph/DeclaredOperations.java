package org.latchkey.graph;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latchkey.kernel.Action;

/** The part of a {@link Declaration} that says what may be done with a resource beyond reading it. */
abstract sealed class DeclaredOperations permits Declaration {

    abstract Declaration and(Operation operation);

    /** POST on the collection, over the tenant. */
    public <C> Declaration create(Action action, Class<C> command, Operation.Run<C> run) {
        return and(new Operation.Create<>(action, command, null, run));
    }

    /** POST on the collection, over a row of another type that the body names: {@code "catalog/id"}. */
    public <C> Declaration createWithin(
            String bodyPath, String targetType, Action action, Class<C> command, Operation.Run<C> run) {
        return and(new Operation.Create<>(action, command, new Operation.Within(bodyPath, targetType), run));
    }

    /** PATCH. */
    public Declaration update(Action action, Operation.Run<Patch> run) {
        return and(new Operation.Update(action, run));
    }

    /** PATCH, which makes what is not there yet. */
    public Declaration upsert(Action action, Operation.Run<Patch> run) {
        return and(new Operation.Upsert(action, run));
    }

    /** PUT. */
    public <C> Declaration replace(Action action, Class<C> command, Operation.Run<C> run) {
        return and(new Operation.Replace<>(action, command, run));
    }

    /** DELETE. */
    public Declaration delete(Action action, Operation.Plain run) {
        return and(new Operation.Delete(action, run));
    }

    /** POST …/{id}/name with parameters. */
    public <C> Declaration action(String name, Action action, Class<C> parameters, Operation.Run<C> run) {
        return and(new Operation.Act<>(name, false, action, parameters, run));
    }

    /** POST …/{id}/name without parameters. */
    public Declaration action(String name, Action action, Operation.Plain run) {
        return and(new Operation.Act<>(
                name, false, action, Operation.None.class, (call, keys, none) -> run.run(call, keys)));
    }

    /** POST …/collection/name with parameters. */
    public <C> Declaration collectionAction(String name, Action action, Class<C> parameters, Operation.Run<C> run) {
        return and(new Operation.Act<>(name, true, action, parameters, run));
    }

    /**
     * What rows offer and another collection carries out: a POST there whose body names the row. Who may read a row is told,
     * in {@code latchkey.allowed}, that they may.
     */
    public Declaration offers(String name, Action action) {
        return and(new Operation.Elsewhere(name, action));
    }

    /** GET …/name(parameter='value'): each allowed value and the SQL condition over {@code it} it stands for, in pairs. */
    public Declaration narrowedBy(String name, String parameter, Action action, String... valuesAndConditions) {
        Map<String, String> conditions = new LinkedHashMap<>();
        for (int i = 0; i < valuesAndConditions.length; i += 2) {
            conditions.put(valuesAndConditions[i], valuesAndConditions[i + 1]);
        }
        return and(new Operation.Narrow(name, action, List.of(parameter), conditions, false, List.of()));
    }

    /** GET …/name(parameter='value') for one allowed value; its rows show links without being asked to. */
    public Declaration narrowedBy(
            String name, String parameter, Action action, String value, String condition, List<String> shown) {
        return and(new Operation.Narrow(name, action, List.of(parameter), Map.of(value, condition), false, shown));
    }

    /** GET …/name(a='…',b='…'): one SQL condition over {@code it} with the parameters bound by their names. */
    public Declaration narrowedBy(String name, Action action, String condition, String... parameters) {
        return and(new Operation.Narrow(
                name, action, Arrays.asList(parameters), Map.of("*", condition), false, List.of()));
    }

    /** The same over the rows in the action's scope only. */
    public Declaration narrowedWithin(String name, Action action, String condition, String... parameters) {
        return and(
                new Operation.Narrow(name, action, Arrays.asList(parameters), Map.of("*", condition), true, List.of()));
    }
}
