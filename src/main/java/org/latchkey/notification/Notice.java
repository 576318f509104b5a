package org.latchkey.notification;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that people are told by mail, before it is written down. A value; every method answers a changed copy.
 *
 * @param template which mail it is: {@code mail/<template>.txt} holds its words
 * @param about the object it speaks of, as {@code type/id}
 * @param people the users it goes to; whoever has no address gets none
 * @param addresses where it goes besides
 * @param facts what fills the places of the template
 */
public record Notice(
        String template, String about, Set<UUID> people, Set<String> addresses, Map<String, String> facts) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    public Notice {
        people = Set.copyOf(people);
        addresses = Set.copyOf(addresses);
        facts = Map.copyOf(facts);
    }

    /** One to nobody yet. */
    public static Notice of(String template, String type, UUID id) {
        return new Notice(template, type + "/" + id, Set.of(), Set.of(), Map.of());
    }

    /** To these people too. */
    public Notice to(Collection<UUID> more) {
        Set<UUID> all = new HashSet<>(people);
        all.addAll(more);
        return new Notice(template, about, all, addresses, facts);
    }

    /** To these addresses too. */
    public Notice toAddresses(Collection<String> more) {
        Set<String> all = new HashSet<>(addresses);
        all.addAll(more);
        return new Notice(template, about, people, all, facts);
    }

    /** A fact; null or empty where there is none, and then lines that only show it are left out. */
    public Notice fact(String name, @Nullable String value) {
        Map<String, String> all = new HashMap<>(facts);
        all.put(name, value == null ? "" : value);
        return new Notice(template, about, people, addresses, all);
    }

    /** An instant to the minute, in UTC. */
    public Notice moment(String name, @Nullable Instant at) {
        return fact(name, at == null ? null : MOMENT.format(at));
    }

    /** The day of an instant, in UTC. */
    public Notice day(String name, @Nullable Instant at) {
        return fact(name, at == null ? null : DAY.format(at));
    }

    /** The time of day of an instant, in UTC. */
    public Notice time(String name, @Nullable Instant at) {
        return fact(name, at == null ? null : TIME.format(at));
    }
}
