package org.latchkey.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The built-in directory roles, each with the template id it has in every tenant. See <a
 * href="https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference">Microsoft Entra
 * built-in roles</a>.
 */
public enum DirectoryRole {
    GLOBAL_ADMINISTRATOR("62e90394-69f5-4237-9190-012177145e10"),
    PRIVILEGED_ROLE_ADMINISTRATOR("e8611ab8-c189-46e8-94e1-60213ab1f814"),
    IDENTITY_GOVERNANCE_ADMINISTRATOR("45d8d3c5-c802-45c6-b32a-1d70b5e1e86e"),
    GROUPS_ADMINISTRATOR("fdd7a751-b60b-444a-984c-02652fe8fa1c"),
    USER_ADMINISTRATOR("fe930be7-5e62-47db-91af-98c3a49a38b1"),
    DIRECTORY_WRITERS("9360feb5-f418-4baa-8175-e2a00bac4301"),
    DIRECTORY_READERS("88d8e3e3-8f55-4a1e-953a-9b9898b8876b"),
    GLOBAL_READER("f2ef992c-3afb-46b9-b7cf-a126ee74c451"),
    SECURITY_READER("5d6b6bb7-de71-4623-b4af-96380a352509"),
    SECURITY_ADMINISTRATOR("194ae4cb-b126-40b2-bd5b-6091b380977d"),
    SECURITY_OPERATOR("5f2222b1-57c3-48ba-8ad5-d4759f1fde6f"),
    REPORTS_READER("4a5d8f65-41da-4de4-8968-e035b65339cf"),
    HELPDESK_ADMINISTRATOR("729827e3-9c14-49f7-bb1b-9608f156bbb8"),
    PRIVILEGED_AUTHENTICATION_ADMINISTRATOR("7be44c8a-adaf-4e2a-84d6-ab2649e08a13"),
    EXCHANGE_ADMINISTRATOR("29232cdf-9323-42fd-ade2-1d097af3e4de"),
    LIFECYCLE_WORKFLOWS_ADMINISTRATOR("59d46f88-662b-457b-bceb-5c3809e5908f"),
    APPLICATION_ADMINISTRATOR("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3"),
    CLOUD_APPLICATION_ADMINISTRATOR("158c047a-c907-4556-b7ef-446551a6b5f7"),
    AUTHENTICATION_ADMINISTRATOR("c4e39bd9-1100-46d3-8c65-fb160da0071f"),
    AUTHENTICATION_POLICY_ADMINISTRATOR("0526716b-113d-4c15-b2c8-68e3c22b9f80"),
    CONDITIONAL_ACCESS_ADMINISTRATOR("b1be1c3e-b65d-4f19-8427-f6fa0d97feb9"),
    COMPLIANCE_ADMINISTRATOR("17315797-102d-40b4-93e0-432062caca18"),
    LICENSE_ADMINISTRATOR("4d6ac14f-3453-41d0-bef9-a3e0c569773a"),
    PASSWORD_ADMINISTRATOR("966707d0-3269-4727-9be2-8c3a10f19b9d"),
    GUEST_INVITER("95e79109-95c0-4d8e-aee3-d01accf2d47b"),
    INTUNE_ADMINISTRATOR("3a2c62db-5318-420d-8d74-23affee5d9d5"),
    SHAREPOINT_ADMINISTRATOR("f28a1f50-f6e7-4571-818b-6a12f2af6b6c"),
    TEAMS_ADMINISTRATOR("69091246-20e8-4a56-aa4d-066075b2a7a8"),
    BILLING_ADMINISTRATOR("b0f54661-2d74-4c50-afa3-1ec803f12efe"),
    HYBRID_IDENTITY_ADMINISTRATOR("8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2"),
    DOMAIN_NAME_ADMINISTRATOR("8329153b-31d0-4727-b945-745eb3bc5f31"),
    EXTERNAL_IDENTITY_PROVIDER_ADMINISTRATOR("be2f45a1-457d-42af-a067-6ec1fa63bc45");

    private final UUID template;

    DirectoryRole(String template) {
        this.template = UUID.fromString(template);
    }

    /** The template id, which is also the id of the role's definition. */
    public UUID template() {
        return template;
    }

    /** The display name: {@code Global Administrator}. */
    public String title() {
        StringBuilder title = new StringBuilder();
        for (String word : name().split("_", -1)) {
            title.append(title.isEmpty() ? "" : " ")
                    .append(word.charAt(0))
                    .append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return title.toString().replace("Sharepoint", "SharePoint");
    }

    /** The role of a template id. */
    public static Optional<DirectoryRole> of(UUID template) {
        return Arrays.stream(values())
                .filter(role -> role.template.equals(template))
                .findFirst();
    }
}
