package org.latchkey.entitlement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The roles of entitlement management, which people, groups and applications hold over one catalog or the tenant (<a
 * href="https://learn.microsoft.com/graph/api/rbacapplication-list-roledefinitions">List roleDefinitions</a>).
 */
public enum EntitlementRole {
    CATALOG_CREATOR(
            "ba92d953-d8e0-4e39-a797-0cbedb0a89e8",
            "Catalog creator",
            "Creates catalogs.",
            false,
            "microsoft.entitlementManagement/AccessPackageCatalog/Create"),
    CATALOG_OWNER(
            "ae79f266-94d4-4dab-b730-feca7e132178",
            "Catalog owner",
            "Edits a catalog and everything in it, and delegates.",
            true,
            "microsoft.entitlementManagement/allEntities/allTasks"),
    CATALOG_READER(
            "44272f93-9762-48e8-af59-1b5351b1d6b3",
            "Catalog reader",
            "Reads a catalog and its access packages.",
            true,
            "microsoft.entitlementManagement/allEntities/Read"),
    ACCESS_PACKAGE_MANAGER(
            "7f480852-ebdc-47d4-87de-0d8498384a83",
            "AccessPackages manager",
            "Edits the access packages of a catalog.",
            true,
            "microsoft.entitlementManagement/AccessPackageCatalog/AccessPackage/allTasks",
            "microsoft.entitlementManagement/AccessPackageCatalog/allEntities/Read"),
    ASSIGNMENT_MANAGER(
            "e2182095-804a-4656-ae11-64734e9b7ae5",
            "AccessPackage assignment manager",
            "Assigns the access packages of a catalog.",
            true,
            "microsoft.entitlementManagement/AccessPackageCatalog/AccessPackage/GrantRequests/allTasks",
            "microsoft.entitlementManagement/AccessPackageCatalog/AccessPackage/Grants/allTasks",
            "microsoft.entitlementManagement/AccessPackageCatalog/allEntities/Read");

    private final UUID id;
    private final String displayName;
    private final String description;
    private final boolean overCatalog;
    private final String tasks;

    EntitlementRole(String id, String displayName, String description, boolean overCatalog, String... tasks) {
        this.id = UUID.fromString(id);
        this.displayName = displayName;
        this.description = description;
        this.overCatalog = overCatalog;
        this.tasks = String.join(" ", tasks);
    }

    /** The role of that id; empty when there is none. */
    public static Optional<EntitlementRole> of(UUID id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    /** The same in every tenant. */
    public UUID id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    public String description() {
        return description;
    }

    /** Whether it is held over one catalog; otherwise over the tenant. */
    public boolean isOverCatalog() {
        return overCatalog;
    }

    /** The resource actions Graph lists for it. */
    public List<String> tasks() {
        return List.of(tasks.split(" ", -1));
    }
}
