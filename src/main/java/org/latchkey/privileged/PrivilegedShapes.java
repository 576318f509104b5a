package org.latchkey.privileged;

import static org.latchkey.graph.Kind.DURATION;
import static org.latchkey.graph.Kind.INSTANT;
import static org.latchkey.graph.Kind.TEXT;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Shape;

/** The value types of privileged identity management for groups, and how a row yields them. */
final class PrivilegedShapes {

    static final Kind ACCESS =
            Kind.choice("privilegedAccessGroupRelationships", "owner", "member", "unknownFutureValue");
    static final Kind MEMBER_TYPE =
            Kind.choice("privilegedAccessGroupMemberType", "direct", "group", "unknownFutureValue");
    static final Kind ASSIGNMENT_TYPE =
            Kind.choice("privilegedAccessGroupAssignmentType", "assigned", "activated", "unknownFutureValue");
    static final Kind ACTION = Kind.choice(
            "scheduleRequestActions",
            "adminAssign",
            "adminUpdate",
            "adminRemove",
            "selfActivate",
            "selfDeactivate",
            "adminExtend",
            "adminRenew",
            "selfExtend",
            "selfRenew",
            "unknownFutureValue");

    private static final Shape EXPIRATION = Shape.of("expirationPattern")
            .field("duration", DURATION)
            .field("endDateTime", INSTANT)
            .field(
                    "type",
                    Kind.choice(
                            "expirationPatternType", "notSpecified", "noExpiration", "afterDateTime", "afterDuration"));

    /** What is never served; any value but null is refused. */
    private static final Shape RECURRENCE = Shape.of("patternedRecurrence").open();

    static final Shape SCHEDULE = Shape.of("requestSchedule")
            .field("startDateTime", INSTANT)
            .field("recurrence", Kind.complex(RECURRENCE))
            .field("expiration", Kind.complex(EXPIRATION));
    static final Shape TICKET =
            Shape.of("ticketInfo").field("ticketNumber", TEXT).field("ticketSystem", TEXT);

    private static final Shape IDENTITY =
            Shape.of("identity").open().field("displayName", TEXT).field("id", TEXT);
    static final Shape IDENTITY_SET = Shape.of("identitySet")
            .open()
            .field("application", Kind.complex(IDENTITY))
            .field("device", Kind.complex(IDENTITY))
            .field("user", Kind.complex(IDENTITY));

    /** The period of a row, with the one field that its type of expiration speaks of. */
    static final String SCHEDULE_SQL = """
            json_build_object(
              'startDateTime', wire_instant(it.starts_at),
              'recurrence', null,
              'expiration', json_build_object(
                'type', it.expiration_type,
                'endDateTime', case when it.expiration_type = 'afterDateTime' then wire_instant(it.ends_at) end,
                'duration', case when it.expiration_type = 'afterDuration' then wire_duration(it.duration) end))""";

    /** Whether it reaches the reader as one of a group. */
    static final String MEMBER_TYPE_SQL = """
            case
              when it.principal_id in (select mine.group_id from group_of(:tenant, :caller, :now) mine) then 'group'
              else 'direct'
            end""";

    /** What is the caller's, or of a group the caller is in. */
    static final String MINE_SQL = """
            (it.principal_id = :caller
              or it.principal_id in (select mine.group_id from group_of(:tenant, :caller, :now) mine))""";

    private PrivilegedShapes() {}
}
