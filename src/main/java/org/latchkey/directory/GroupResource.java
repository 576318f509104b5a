package org.latchkey.directory;

import static org.latchkey.directory.DirectoryAction.CHECK_MEMBERSHIP;
import static org.latchkey.graph.Property.Operator.ANY;
import static org.latchkey.graph.Property.Operator.COUNT;
import static org.latchkey.graph.Property.Operator.EQ;
import static org.latchkey.graph.Property.Operator.GE;
import static org.latchkey.graph.Property.Operator.LE;
import static org.latchkey.graph.Property.Operator.NE;
import static org.latchkey.graph.Property.Operator.STARTS_WITH;

import org.latchkey.graph.Declaration;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Patch;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Groups, as Graph shows them: <a href="https://learn.microsoft.com/graph/api/resources/group">group</a>. */
@Configuration(proxyBeanMethods = false)
class GroupResource {

    private static final Kind TEXTS = Kind.many(Kind.TEXT);

    @Bean
    Resource group(Groups groups, GroupTies ties, Deletions deletions, MembershipQueries queries) {
        Declaration group = Resource.of("group", "directory_object")
                .base("directoryObject")
                .where("it.type = 'group' and it.deleted_date_time is null");
        properties(group);
        links(group, ties);
        return group.alternateKey("uniqueName")
                .at("groups")
                .anchor("group", "it.id")
                .readBy(DirectoryAction.READ_GROUPS)
                .missing(ProblemCode.REQUEST_RESOURCE_NOT_FOUND)
                .strict()
                .create(DirectoryAction.CREATE_GROUPS, Patch.class, groups::create)
                .update(DirectoryAction.UPDATE_GROUPS, groups::update)
                .delete(DirectoryAction.DELETE_GROUPS, deletions::deleteGroup)
                .action("renew", DirectoryAction.UPDATE_GROUPS, groups::renew)
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

    /** A group among the deleted items: the same to look at, and linked to nothing. */
    @Bean
    Resource deletedGroup() {
        Declaration group = Resource.of("group", "directory_object")
                .as("deletedGroup")
                .base("directoryObject")
                .where("it.type = 'group' and it.deleted_date_time is not null");
        properties(group);
        return group.declare();
    }

    private static void properties(Declaration group) {
        described(group);
        addressed(group);
        synchronisation(group);
        asked(group);
    }

    private static void described(Declaration group) {
        group.id()
                .property(
                        "deletedDateTime",
                        Kind.SECOND,
                        it -> it.readOnly().range().sortable())
                .text("classification", GroupResource::searched)
                .property("createdDateTime", Kind.SECOND, it -> it.readOnly().range())
                .text(
                        "description",
                        it -> searched(it).searched(Searched.DESCRIPTION).max(1024))
                .text(
                        "displayName",
                        it -> searched(it)
                                .searched(Searched.NAME)
                                .required()
                                .max(256)
                                .sortable())
                .property(
                        "expirationDateTime",
                        Kind.SECOND,
                        it -> it.from("null::timestamptz").readOnly().range())
                .property("groupTypes", TEXTS, it -> it.filter(ANY, COUNT))
                .property("infoCatalogs", TEXTS, it -> it)
                .bool("isAssignableToRole", it -> it.filter(EQ, NE))
                .text("membershipRule", it -> searched(it).max(3072))
                .text("membershipRuleProcessingState", it -> it.filter(EQ, NE))
                .property("renewedDateTime", Kind.SECOND, it -> it.readOnly().range())
                .property("resourceBehaviorOptions", TEXTS, Property::onCreateOnly)
                .property("resourceProvisioningOptions", TEXTS, Property::onCreateOnly)
                .bool("securityEnabled", it -> it.required().filter(EQ, NE))
                .text("securityIdentifier", it -> it.computed("security_identifier(it.id)"))
                .text("theme", it -> it)
                .text("uniqueName", it -> it.filter(EQ))
                .text("visibility", it -> it);
    }

    private static void addressed(Declaration group) {
        group.text("mail", it -> searched(it).readOnly())
                .bool("mailEnabled", it -> it.required().filter(EQ, NE))
                .text("mailNickname", it -> searched(it).required())
                .text("preferredDataLocation", it -> it)
                .text("preferredLanguage", it -> it)
                .property("proxyAddresses", TEXTS, it -> it.readOnly().filter(ANY));
    }

    private static void synchronisation(Declaration group) {
        group.bool("onPremisesSyncEnabled", it -> it.readOnly().filter(EQ, NE))
                .text("onPremisesDomainName", Property::readOnly)
                .text("onPremisesNetBiosName", Property::readOnly)
                .text("onPremisesSamAccountName", Property::readOnly)
                .text("onPremisesSecurityIdentifier", Property::readOnly)
                .property("onPremisesLastSyncDateTime", Kind.SECOND, Property::readOnly)
                .property(
                        "onPremisesProvisioningErrors",
                        Kind.many(Kind.complex(Shapes.of("onPremisesProvisioningError"))),
                        it -> it.computed("'[]'::jsonb"))
                .property(
                        "serviceProvisioningErrors",
                        Kind.many(Kind.complex(Shapes.of("serviceProvisioningError"))),
                        it -> it.computed("'[]'::jsonb"));
    }

    /** What is there for whoever asks, without any behaviour behind it. */
    private static void asked(Declaration group) {
        group.property("assignedLicenses", Kind.many(Kind.complex(Shapes.of("assignedLicense"))), UserResource::none)
                .property("assignedLabels", Kind.many(Kind.complex(Shapes.of("assignedLabel"))), UserResource::none)
                .bool("hasMembersWithLicenseErrors", it -> it.onSelect().computed("null::boolean"))
                .bool("isManagementRestricted", it -> it.onSelect().computed("null::boolean"));
        for (String property : GroupRules.MAILBOX) {
            if (property.equals("unseenCount")) {
                group.property(
                        property, Kind.INT, it -> it.from("null::integer").onSelect());
            } else {
                group.bool(property, it -> it.from("null::boolean").onSelect());
            }
        }
    }

    private static void links(Declaration group, GroupTies ties) {
        group.toMany(
                        "members",
                        "directoryObject",
                        "id",
                        it -> Links.members(it, Links.MEMBERS)
                                .referencing(DirectoryAction.TOUCH_MEMBERS, ties::addMember, ties::removeMember))
                .toMany(
                        "owners",
                        "directoryObject",
                        "id",
                        it -> it.on(Links.OWNERS)
                                .referencing(DirectoryAction.WRITE_OWNERS, ties::addOwner, ties::removeOwner))
                .toMany("transitiveMembers", "directoryObject", "id", it -> Links.members(it, Links.TRANSITIVE_MEMBERS))
                .toMany("memberOf", "directoryObject", "id", it -> Links.memberships(it, Links.MEMBER_OF))
                .toMany(
                        "transitiveMemberOf",
                        "directoryObject",
                        "id",
                        it -> Links.memberships(it, Links.TRANSITIVE_MEMBER_OF));
    }

    private static Property searched(Property it) {
        return it.filter(EQ, NE, GE, LE, STARTS_WITH);
    }
}
