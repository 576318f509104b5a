package org.latchkey.entitlement;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Shape;

/** The enumerations and structured values of this module that several resources share. */
final class EntitlementKinds {

    /** What a request asks for. */
    static final Kind REQUEST_TYPE = Kind.choice(
                    "accessPackageRequestType",
                    "notSpecified",
                    "userAdd",
                    "userUpdate",
                    "userRemove",
                    "adminAdd",
                    "adminUpdate",
                    "adminRemove",
                    "systemAdd",
                    "systemUpdate",
                    "systemRemove",
                    "onBehalfAdd",
                    "unknownFutureValue",
                    "approverRemove")
            .formerly("UserExtend", "userUpdate");

    /** How far a request has come. */
    static final Kind REQUEST_STATE = Kind.choice(
            "accessPackageRequestState",
            "submitted",
            "pendingApproval",
            "delivering",
            "delivered",
            "deliveryFailed",
            "denied",
            "scheduled",
            "canceled",
            "partiallyDelivered",
            "unknownFutureValue");

    /** What a role of a resource makes of somebody. */
    static final Kind ROLE_TYPE =
            Kind.choice("roleType", "active", "eligible", "application", "delegated", "unknownFutureValue");

    /** When something ends; see {@link Expiration}. */
    static final Shape EXPIRATION = Shape.of("expirationPattern")
            .field("endDateTime", Kind.INSTANT)
            .field("duration", Kind.DURATION)
            .field(
                    "type",
                    Kind.choice(
                            "expirationPatternType", "notSpecified", "noExpiration", "afterDateTime", "afterDuration"));

    private static final Kind DAY =
            Kind.choice("dayOfWeek", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

    private static final Shape RECURRENCE_PATTERN = Shape.of("recurrencePattern")
            .field(
                    "type",
                    Kind.choice(
                            "recurrencePatternType",
                            "daily",
                            "weekly",
                            "absoluteMonthly",
                            "relativeMonthly",
                            "absoluteYearly",
                            "relativeYearly"))
            .field("interval", Kind.INT)
            .field("month", Kind.INT)
            .field("dayOfMonth", Kind.INT)
            .field("daysOfWeek", Kind.many(DAY))
            .field("firstDayOfWeek", DAY)
            .field("index", Kind.choice("weekIndex", "first", "second", "third", "fourth", "last"));

    private static final Shape RECURRENCE_RANGE = Shape.of("recurrenceRange")
            .field("type", Kind.choice("recurrenceRangeType", "endDate", "noEnd", "numbered"))
            .field("startDate", Kind.DATE)
            .field("endDate", Kind.DATE)
            .field("recurrenceTimeZone", Kind.TEXT)
            .field("numberOfOccurrences", Kind.INT);

    /** A period, and for reviews how it repeats. */
    static final Shape SCHEDULE = Shape.of("entitlementManagementSchedule")
            .field("startDateTime", Kind.INSTANT)
            .field("expiration", Kind.complex(EXPIRATION))
            .field(
                    "recurrence",
                    Kind.complex(Shape.of("patternedRecurrence")
                            .field("pattern", Kind.complex(RECURRENCE_PATTERN))
                            .field("range", Kind.complex(RECURRENCE_RANGE))));

    /** A text in another language. */
    static final Shape LOCALIZED_TEXT = Shape.of("accessPackageLocalizedText")
            .required("languageCode", Kind.TEXT)
            .field("text", Kind.TEXT);

    private EntitlementKinds() {}
}
