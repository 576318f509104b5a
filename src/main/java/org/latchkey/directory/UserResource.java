package org.latchkey.directory;

import static org.latchkey.directory.DirectoryAction.CHECK_MEMBERSHIP;
import static org.latchkey.graph.Property.Operator.ANY;
import static org.latchkey.graph.Property.Operator.COUNT;
import static org.latchkey.graph.Property.Operator.ENDS_WITH;
import static org.latchkey.graph.Property.Operator.EQ;
import static org.latchkey.graph.Property.Operator.GE;
import static org.latchkey.graph.Property.Operator.LE;
import static org.latchkey.graph.Property.Operator.NE;
import static org.latchkey.graph.Property.Operator.STARTS_WITH;

import org.latchkey.graph.Declaration;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** People, as Graph shows them: <a href="https://learn.microsoft.com/graph/api/resources/user">user</a>. */
@Configuration(proxyBeanMethods = false)
class UserResource {

    private static final String NONE = "'[]'::jsonb";

    @Bean
    Resource user(
            Users users, SignInSessions signIns, ReportingLines lines, Deletions deletions, MembershipQueries queries) {
        Declaration user = Resource.of("user", "directory_object")
                .base("directoryObject")
                .where("it.type = 'user' and it.deleted_date_time is null");
        properties(user);
        links(user, lines);
        return user.keyAlso("userPrincipalName")
                .at("users")
                .meAt("me")
                .anchor("user", "it.id")
                .readBy(DirectoryAction.READ_USERS)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .strict()
                .create(DirectoryAction.CREATE_USERS, org.latchkey.graph.Patch.class, users::create)
                .update(DirectoryAction.UPDATE_USERS, users::update)
                .delete(DirectoryAction.DELETE_USERS, deletions::deleteUser)
                .action("revokeSignInSessions", DirectoryAction.REVOKE_SESSIONS, signIns::revoke)
                .action(
                        "checkMemberGroups",
                        CHECK_MEMBERSHIP,
                        MembershipQueries.GroupsAsked.class,
                        queries::checkGroups)
                .action(
                        "checkMemberObjects",
                        CHECK_MEMBERSHIP,
                        MembershipQueries.ObjectsAsked.class,
                        queries::checkObjects)
                .action("getMemberGroups", CHECK_MEMBERSHIP, MembershipQueries.Kinds.class, queries::getGroups)
                .action("getMemberObjects", CHECK_MEMBERSHIP, MembershipQueries.Kinds.class, queries::getObjects)
                .declare();
    }

    /** A user among the deleted items: the same to look at, and linked to nothing. */
    @Bean
    Resource deletedUser() {
        Declaration user = Resource.of("user", "directory_object")
                .as("deletedUser")
                .base("directoryObject")
                .where("it.type = 'user' and it.deleted_date_time is not null");
        properties(user);
        return user.declare();
    }

    private static void properties(Declaration user) {
        person(user);
        work(user);
        account(user);
        synchronisation(user);
    }

    /** What is answered without {@code $select}, and what else says who somebody is. */
    private static void person(Declaration user) {
        user.property("businessPhones", Kind.many(Kind.TEXT), it -> it.filter(ANY))
                .text(
                        "displayName",
                        it -> searched(it)
                                .searched(Searched.NAME)
                                .required()
                                .max(256)
                                .sortable())
                .text("givenName", it -> searched(it).max(64))
                .text("jobTitle", it -> searched(it).max(128))
                .text("mail", UserResource::address)
                .text("mobilePhone", it -> searched(it).max(64))
                .text("officeLocation", it -> searched(it).max(128))
                .text("preferredLanguage", UserResource::searched)
                .text("surname", it -> searched(it).max(64))
                .text("userPrincipalName", it -> address(it).required().max(113).sortable())
                .id()
                .property(
                        "deletedDateTime", Kind.SECOND, it -> given(it).range().sortable())
                .property(
                        "createdDateTime",
                        Kind.SECOND,
                        it -> given(it).notNull().range().sortable())
                .text("mailNickname", it -> asked(it).required().max(64))
                .property(
                        "otherMails", Kind.many(Kind.TEXT), it -> it.onSelect().filter(ANY, ENDS_WITH, STARTS_WITH))
                .property(
                        "proxyAddresses", Kind.many(Kind.TEXT), it -> given(it).filter(ANY, COUNT))
                .property(
                        "imAddresses",
                        Kind.many(Kind.TEXT),
                        it -> it.onSelect().computed("array[]::text[]").filter(ANY))
                .text("city", it -> asked(it).max(128))
                .text("country", it -> asked(it).max(128))
                .text("state", it -> asked(it).max(128))
                .text("streetAddress", it -> asked(it).max(1024))
                .text("postalCode", it -> asked(it).max(40))
                .text("usageLocation", it -> asked(it).max(2))
                .text("faxNumber", Property::onSelect)
                .text("preferredDataLocation", it -> it.onSelect())
                .bool("showInAddressList", it -> it.onSelect().filter(EQ, NE));
    }

    private static void work(Declaration user) {
        user.text("companyName", it -> asked(it).max(64))
                .text("department", it -> asked(it).max(64))
                .text("employeeId", it -> asked(it).max(16))
                .text("employeeType", UserResource::asked)
                .property("employeeHireDate", Kind.SECOND, it -> it.onSelect().range())
                .property("employeeLeaveDateTime", Kind.SECOND, it -> it.onSelect())
                .complex("employeeOrgData", Shapes.EMPLOYEE_ORG_DATA, it -> it.onSelect());
    }

    private static void account(Declaration user) {
        user.bool("accountEnabled", it -> it.onSelect().required().filter(EQ, NE))
                // It may be asked for, and is null then: nobody reads a password.
                .complex(
                        "passwordProfile",
                        Shapes.PASSWORD_PROFILE,
                        it -> it.from("null::jsonb").onSelect().required())
                .text("passwordPolicies", UserResource::asked)
                .property("lastPasswordChangeDateTime", Kind.SECOND, UserResource::given)
                .property("signInSessionsValidFromDateTime", Kind.SECOND, UserResource::given)
                .property(
                        "identities",
                        Kind.many(Kind.complex(Shapes.OBJECT_IDENTITY)),
                        it -> it.onSelect().filter(ANY))
                .text("userType", it -> asked(it))
                .text("creationType", it -> given(it).filter(EQ, NE))
                .text("externalUserState", it -> given(it).filter(EQ, NE))
                .property("externalUserStateChangeDateTime", Kind.SECOND, UserResource::given)
                .text("ageGroup", it -> it.onSelect().filter(EQ, NE))
                .text("consentProvidedForMinor", Property::onSelect)
                .text("legalAgeGroupClassification", it -> it.onSelect().computed("""
                        case
                          when it.age_group = 'minor' and it.consent_provided_for_minor = 'granted'
                            then 'minorWithParentalConsent'
                          when it.age_group = 'minor' and it.consent_provided_for_minor = 'notRequired'
                            then 'minorNoParentalConsentRequired'
                          when it.age_group = 'minor' then 'minorWithoutParentalConsent'
                          else it.age_group
                        end"""))
                .bool("isResourceAccount", UserResource::given)
                .bool("isManagementRestricted", it -> it.onSelect().computed("null::boolean"))
                .text("securityIdentifier", it -> it.onSelect().computed("security_identifier(it.id)"))
                .text("identityParentId", it -> it.onSelect().computed("null::text"))
                .property("assignedLicenses", Kind.many(Kind.complex(Shapes.of("assignedLicense"))), UserResource::none)
                .property("assignedPlans", Kind.many(Kind.complex(Shapes.of("assignedPlan"))), UserResource::none)
                .property("provisionedPlans", Kind.many(Kind.complex(Shapes.of("provisionedPlan"))), UserResource::none)
                .property(
                        "licenseAssignmentStates",
                        Kind.many(Kind.complex(Shapes.of("licenseAssignmentState"))),
                        UserResource::none);
    }

    static Property none(Property it) {
        return it.onSelect().computed(NONE);
    }

    private static void synchronisation(Declaration user) {
        user.bool("onPremisesSyncEnabled", it -> given(it).filter(EQ, NE))
                .text("onPremisesImmutableId", UserResource::asked)
                .text("onPremisesSamAccountName", it -> asked(it).readOnly())
                .text("onPremisesDistinguishedName", UserResource::given)
                .text("onPremisesDomainName", UserResource::given)
                .text("onPremisesSecurityIdentifier", UserResource::given)
                .text("onPremisesUserPrincipalName", UserResource::given)
                .property(
                        "onPremisesLastSyncDateTime",
                        Kind.SECOND,
                        it -> given(it).range())
                .complex("onPremisesExtensionAttributes", Shapes.EXTENSION_ATTRIBUTES, it -> it.onSelect());
    }

    private static void links(Declaration user, ReportingLines lines) {
        user.toOne(
                        "manager",
                        "directoryObject",
                        "id",
                        it -> it.on(Links.MANAGER)
                                .referencing(DirectoryAction.WRITE_REPORTING_LINES, lines::set, lines::remove))
                .toOne(
                        "authentication",
                        "authentication",
                        "id",
                        it -> it.contained().guardedAlone())
                .toMany("directReports", "directoryObject", "id", it -> it.on(Links.REPORTS))
                .toMany("memberOf", "directoryObject", "id", it -> Links.memberships(it, Links.MEMBER_OF))
                .toMany(
                        "transitiveMemberOf",
                        "directoryObject",
                        "id",
                        it -> Links.memberships(it, Links.TRANSITIVE_MEMBER_OF))
                .toMany("ownedObjects", "directoryObject", "id", it -> it.on(Links.OWNED));
    }

    private static Property searched(Property it) {
        return it.filter(EQ, NE, GE, LE, STARTS_WITH);
    }

    private static Property asked(Property it) {
        return searched(it).onSelect();
    }

    private static Property address(Property it) {
        return searched(it).filter(ENDS_WITH);
    }

    private static Property given(Property it) {
        return it.onSelect().readOnly();
    }
}
