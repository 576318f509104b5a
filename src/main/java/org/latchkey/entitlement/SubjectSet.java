package org.latchkey.entitlement;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People, groups and applications a policy names, as requestors, approvers or reviewers (<a
 * href="https://learn.microsoft.com/graph/api/resources/subjectset">subjectSet</a>).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@odata.type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SubjectSet.SingleUser.class, name = "#microsoft.graph.singleUser"),
    @JsonSubTypes.Type(value = SubjectSet.GroupMembers.class, name = "#microsoft.graph.groupMembers"),
    @JsonSubTypes.Type(
            value = SubjectSet.SingleServicePrincipal.class,
            name = "#microsoft.graph.singleServicePrincipal"),
    @JsonSubTypes.Type(value = SubjectSet.AttributeRuleMembers.class, name = "#microsoft.graph.attributeRuleMembers"),
    @JsonSubTypes.Type(
            value = SubjectSet.ConnectedOrganizationMembers.class,
            name = "#microsoft.graph.connectedOrganizationMembers"),
    @JsonSubTypes.Type(value = SubjectSet.RequestorManager.class, name = "#microsoft.graph.requestorManager"),
    @JsonSubTypes.Type(value = SubjectSet.TargetManager.class, name = "#microsoft.graph.targetManager"),
    @JsonSubTypes.Type(value = SubjectSet.InternalSponsors.class, name = "#microsoft.graph.internalSponsors"),
    @JsonSubTypes.Type(value = SubjectSet.ExternalSponsors.class, name = "#microsoft.graph.externalSponsors"),
    @JsonSubTypes.Type(value = SubjectSet.TargetUserSponsors.class, name = "#microsoft.graph.targetUserSponsors")
})
public sealed interface SubjectSet {

    /** One person. */
    record SingleUser(UUID userId) implements SubjectSet {}

    /** The members of a group, through other groups too. */
    record GroupMembers(UUID groupId) implements SubjectSet {}

    /** One application. */
    record SingleServicePrincipal(UUID servicePrincipalId) implements SubjectSet {}

    /** Whoever a membership rule holds for. */
    record AttributeRuleMembers(String membershipRule) implements SubjectSet {}

    /** The people of another organization. */
    record ConnectedOrganizationMembers(UUID connectedOrganizationId) implements SubjectSet {}

    /** The manager of who asks, or that one's manager. */
    record RequestorManager(@Nullable Integer managerLevel) implements SubjectSet {

        /** How far up, 1 or 2. */
        public int level() {
            return managerLevel == null ? 1 : managerLevel;
        }
    }

    /** The manager of who receives the access. */
    record TargetManager(@Nullable Integer managerLevel) implements SubjectSet {

        /** How far up, 1 or 2. */
        public int level() {
            return managerLevel == null ? 1 : managerLevel;
        }
    }

    record InternalSponsors() implements SubjectSet {}

    record ExternalSponsors() implements SubjectSet {}

    record TargetUserSponsors() implements SubjectSet {}
}
