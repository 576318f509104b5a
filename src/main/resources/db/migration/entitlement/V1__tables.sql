-- Catalogs: who is responsible for which resources and packages.
create table access_package_catalog (
  tenant_id             uuid not null references tenant on delete cascade,
  id                    uuid not null,
  display_name          text not null,
  description           text,
  catalog_type          text not null,
  state                 text not null,
  is_externally_visible boolean not null,
  created_at            timestamptz not null,
  modified_at           timestamptz not null,
  primary key (tenant_id, id)
);

create unique index access_package_catalog_name on access_package_catalog (tenant_id, lower(display_name));
create index access_package_catalog_order on access_package_catalog (tenant_id, display_name, id);

-- A group in a catalog. The same group in two catalogs is two resources. It outlives the group: whoever purges a group
-- leaves the resource behind until somebody removes it, so origin_id is no foreign key.
create table access_package_resource (
  tenant_id     uuid not null,
  id            uuid not null,
  catalog_id    uuid not null,
  origin_id     uuid not null,
  origin_system text not null,
  display_name  text,
  description   text,
  attributes    json not null,
  created_at    timestamptz not null,
  modified_at   timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, catalog_id) references access_package_catalog on delete cascade
);

create unique index access_package_resource_origin on access_package_resource (tenant_id, catalog_id, origin_id);
create index access_package_resource_group on access_package_resource (tenant_id, origin_id);

-- What a resource can give. All four roles of a group are here from the start, so that their ids never change; the
-- eligible ones show while the group is managed.
create table access_package_resource_role (
  tenant_id   uuid not null,
  id          uuid not null,
  resource_id uuid not null,
  access      text not null,
  type        text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, resource_id) references access_package_resource on delete cascade
);

create unique index access_package_resource_role_kind on access_package_resource_role (tenant_id, resource_id, access, type);

create table access_package_resource_scope (
  tenant_id   uuid not null,
  id          uuid not null,
  resource_id uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, resource_id) references access_package_resource on delete cascade
);

create unique index access_package_resource_scope_root on access_package_resource_scope (tenant_id, resource_id);

-- What was asked of a catalog's resources. The resource may be gone by now.
create table access_package_resource_request (
  tenant_id    uuid not null,
  id           uuid not null,
  catalog_id   uuid not null,
  resource_id  uuid not null,
  request_type text not null,
  state        text not null,
  created_at   timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, catalog_id) references access_package_catalog on delete cascade
);

create index access_package_resource_request_catalog on access_package_resource_request (tenant_id, catalog_id, id);

create table access_package (
  tenant_id    uuid not null references tenant on delete cascade,
  id           uuid not null,
  catalog_id   uuid not null,
  display_name text not null,
  description  text,
  is_hidden    boolean not null,
  created_at   timestamptz not null,
  modified_at  timestamptz not null,
  primary key (tenant_id, id),
  constraint access_package_in_catalog foreign key (tenant_id, catalog_id) references access_package_catalog
);

create unique index access_package_name on access_package (tenant_id, catalog_id, lower(display_name));
create index access_package_order on access_package (tenant_id, display_name, id);

-- Which roles a package gives. Resource, group and kind of role are copied from the role, which never changes them.
create table access_package_role_scope (
  tenant_id         uuid not null,
  access_package_id uuid not null,
  role_id           uuid not null,
  scope_id          uuid not null,
  resource_id       uuid not null,
  group_id          uuid not null,
  access            text not null,
  type              text not null,
  created_at        timestamptz not null,
  primary key (tenant_id, access_package_id, role_id, scope_id),
  foreign key (tenant_id, access_package_id) references access_package on delete cascade,
  constraint access_package_role_scope_role foreign key (tenant_id, role_id) references access_package_resource_role,
  constraint access_package_role_scope_scope foreign key (tenant_id, scope_id) references access_package_resource_scope
);

create index access_package_role_scope_by_role on access_package_role_scope (tenant_id, role_id);
create index access_package_role_scope_by_scope on access_package_role_scope (tenant_id, scope_id);
create index access_package_role_scope_by_group on access_package_role_scope (tenant_id, group_id);

-- Separation of duties: holders of the incompatible package may not have this one. One direction only.
create table access_package_incompatible_package (
  tenant_id         uuid not null,
  access_package_id uuid not null,
  incompatible_id   uuid not null,
  primary key (tenant_id, access_package_id, incompatible_id),
  foreign key (tenant_id, access_package_id) references access_package on delete cascade,
  foreign key (tenant_id, incompatible_id) references access_package on delete cascade
);

create index access_package_incompatible_package_reverse
  on access_package_incompatible_package (tenant_id, incompatible_id);

-- Separation of duties: members of the group may not have the package.
create table access_package_incompatible_group (
  tenant_id         uuid not null,
  access_package_id uuid not null,
  group_id          uuid not null,
  primary key (tenant_id, access_package_id, group_id),
  foreign key (tenant_id, access_package_id) references access_package on delete cascade,
  foreign key (tenant_id, group_id) references directory_object on delete cascade
);

create index access_package_incompatible_group_reverse on access_package_incompatible_group (tenant_id, group_id);

-- Who may have a package, after whose approval, for how long. Columns where time or a filter passes through; the rest
-- has the wire's form: json and not jsonb, which would lose the order of the properties.
create table assignment_policy (
  tenant_id                 uuid not null,
  id                        uuid not null,
  access_package_id         uuid not null,
  display_name              text not null,
  description               text,
  allowed_target_scope      text not null,
  specific_allowed_targets  json not null,
  expiration_type           text not null,
  expiration_duration       interval,
  expiration_end            timestamptz,
  requestor_settings        json not null,
  request_approval_settings json not null,
  automatic_settings        json,
  review_settings           json,
  notification_settings     json not null,
  questions                 json not null,
  created_at                timestamptz not null,
  modified_at               timestamptz not null,
  is_automatic              boolean not null generated always as
                              (coalesce((automatic_settings ->> 'requestAccessForAllowedTargets')::boolean, false)) stored,
  allows_self_add           boolean not null generated always as
                              (coalesce((requestor_settings ->> 'enableTargetsToSelfAddAccess')::boolean, false)) stored,
  allows_self_update        boolean not null generated always as
                              (coalesce((requestor_settings ->> 'enableTargetsToSelfUpdateAccess')::boolean, false)) stored,
  allows_self_remove        boolean not null generated always as
                              (coalesce((requestor_settings ->> 'enableTargetsToSelfRemoveAccess')::boolean, false)) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, access_package_id) references access_package on delete cascade
);

create index assignment_policy_package on assignment_policy (tenant_id, access_package_id);
create unique index assignment_policy_automatic on assignment_policy (tenant_id, access_package_id) where is_automatic;
create index assignment_policy_open on assignment_policy (tenant_id, allowed_target_scope) where allows_self_add;

-- The people, groups and applications that specific_allowed_targets names, to be found from their side.
create table assignment_policy_target (
  tenant_id uuid not null,
  policy_id uuid not null,
  kind      text not null,
  object_id uuid not null,
  primary key (tenant_id, policy_id, kind, object_id),
  foreign key (tenant_id, policy_id) references assignment_policy on delete cascade
);

create index assignment_policy_target_object on assignment_policy_target (tenant_id, object_id, kind);

-- Who holds which role of entitlement management; without a catalog, over the whole tenant.
create table entitlement_role_assignment (
  tenant_id    uuid not null references tenant on delete cascade,
  id           uuid not null,
  role_id      uuid not null,
  principal_id uuid not null,
  catalog_id   uuid,
  created_at   timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, principal_id) references directory_object on delete cascade,
  foreign key (tenant_id, catalog_id) references access_package_catalog on delete cascade
);

create unique index entitlement_role_assignment_once
  on entitlement_role_assignment (tenant_id, principal_id, role_id, catalog_id) nulls not distinct;
create index entitlement_role_assignment_catalog on entitlement_role_assignment (tenant_id, catalog_id);

-- What holds for the whole tenant. One row each.
create table entitlement_settings (
  tenant_id               uuid primary key references tenant on delete cascade,
  external_user_action    text not null,
  external_user_retention interval not null
);
