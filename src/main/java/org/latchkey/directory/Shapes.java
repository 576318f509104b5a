package org.latchkey.directory;

import org.latchkey.graph.Kind;
import org.latchkey.graph.Shape;

/** The structured values of directory objects. */
final class Shapes {

    static final Shape PASSWORD_PROFILE = Shape.of("passwordProfile")
            .field("forceChangePasswordNextSignIn", Kind.BOOL)
            .field("forceChangePasswordNextSignInWithMfa", Kind.BOOL)
            .field("password", Kind.TEXT);

    static final Shape OBJECT_IDENTITY = Shape.of("objectIdentity")
            .field("signInType", Kind.TEXT)
            .field("issuer", Kind.TEXT)
            .field("issuerAssignedId", Kind.TEXT);

    static final Shape EMPLOYEE_ORG_DATA =
            Shape.of("employeeOrgData").field("costCenter", Kind.TEXT).field("division", Kind.TEXT);

    static final Shape EXTENSION_ATTRIBUTES = extensionAttributes();

    static final Shape APP_ROLE = Shape.of("appRole")
            .field("allowedMemberTypes", Kind.many(Kind.TEXT))
            .field("description", Kind.TEXT)
            .field("displayName", Kind.TEXT)
            .field("id", Kind.ID)
            .field("isEnabled", Kind.BOOL)
            .field("origin", Kind.TEXT)
            .field("value", Kind.TEXT);

    static final Shape PERMISSION_SCOPE = Shape.of("permissionScope")
            .field("adminConsentDescription", Kind.TEXT)
            .field("adminConsentDisplayName", Kind.TEXT)
            .field("id", Kind.ID)
            .field("isEnabled", Kind.BOOL)
            .field("origin", Kind.TEXT)
            .field("type", Kind.TEXT)
            .field("userConsentDescription", Kind.TEXT)
            .field("userConsentDisplayName", Kind.TEXT)
            .field("value", Kind.TEXT);

    static final Shape ROLE_PERMISSION = Shape.of("unifiedRolePermission")
            .field("allowedResourceActions", Kind.many(Kind.TEXT))
            .field("condition", Kind.TEXT)
            .field("excludedResourceActions", Kind.many(Kind.TEXT));

    private Shapes() {}

    /** The shape of a collection that is always empty here. */
    static Shape of(String type) {
        return Shape.of(type);
    }

    private static Shape extensionAttributes() {
        Shape shape = Shape.of("onPremisesExtensionAttributes");
        for (int i = 1; i <= 15; i++) {
            shape = shape.field("extensionAttribute" + i, Kind.TEXT);
        }
        return shape;
    }
}
