-- The rules a group begins with, in the order clients see them.
create or replace view default_role_policy_rule as
select position, id, rule::json as rule
from (
  values
    (1, 'Expiration_Admin_Eligibility', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyExpirationRule","id":"Expiration_Admin_Eligibility","isExpirationRequired":true,"maximumDuration":"P365D","target":{"caller":"Admin","operations":["all"],"level":"Eligibility","inheritableSettings":[],"enforcedSettings":[]}}'),
    (2, 'Enablement_Admin_Eligibility', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyEnablementRule","id":"Enablement_Admin_Eligibility","enabledRules":[],"target":{"caller":"Admin","operations":["all"],"level":"Eligibility","inheritableSettings":[],"enforcedSettings":[]}}'),
    (3, 'Notification_Admin_Admin_Eligibility', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyNotificationRule","id":"Notification_Admin_Admin_Eligibility","notificationType":"Email","recipientType":"Admin","notificationLevel":"All","isDefaultRecipientsEnabled":true,"notificationRecipients":[],"target":{"caller":"Admin","operations":["all"],"level":"Eligibility","inheritableSettings":[],"enforcedSettings":[]}}'),
    (4, 'Notification_Requestor_Admin_Eligibility', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyNotificationRule","id":"Notification_Requestor_Admin_Eligibility","notificationType":"Email","recipientType":"Requestor","notificationLevel":"All","isDefaultRecipientsEnabled":true,"notificationRecipients":[],"target":{"caller":"Admin","operations":["all"],"level":"Eligibility","inheritableSettings":[],"enforcedSettings":[]}}'),
    (5, 'Notification_Approver_Admin_Eligibility', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyNotificationRule","id":"Notification_Approver_Admin_Eligibility","notificationType":"Email","recipientType":"Approver","notificationLevel":"All","isDefaultRecipientsEnabled":true,"notificationRecipients":[],"target":{"caller":"Admin","operations":["all"],"level":"Eligibility","inheritableSettings":[],"enforcedSettings":[]}}'),
    (6, 'Expiration_Admin_Assignment', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyExpirationRule","id":"Expiration_Admin_Assignment","isExpirationRequired":true,"maximumDuration":"P180D","target":{"caller":"Admin","operations":["all"],"level":"Assignment","inheritableSettings":[],"enforcedSettings":[]}}'),
    (7, 'Enablement_Admin_Assignment', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyEnablementRule","id":"Enablement_Admin_Assignment","enabledRules":["Justification"],"target":{"caller":"Admin","operations":["all"],"level":"Assignment","inheritableSettings":[],"enforcedSettings":[]}}'),
    (8, 'Notification_Admin_Admin_Assignment', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyNotificationRule","id":"Notification_Admin_Admin_Assignment","notificationType":"Email","recipientType":"Admin","notificationLevel":"All","isDefaultRecipientsEnabled":true,"notificationRecipients":[],"target":{"caller":"Admin","operations":["all"],"level":"Assignment","inheritableSettings":[],"enforcedSettings":[]}}'),
    (9, 'Notification_Requestor_Admin_Assignment', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyNotificationRule","id":"Notification_Requestor_Admin_Assignment","notificationType":"Email","recipientType":"Requestor","notificationLevel":"All","isDefaultRecipientsEnabled":true,"notificationRecipients":[],"target":{"caller":"Admin","operations":["all"],"level":"Assignment","inheritableSettings":[],"enforcedSettings":[]}}'),
    (10, 'Notification_Approver_Admin_Assignment', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyNotificationRule","id":"Notification_Approver_Admin_Assignment","notificationType":"Email","recipientType":"Approver","notificationLevel":"All","isDefaultRecipientsEnabled":true,"notificationRecipients":[],"target":{"caller":"Admin","operations":["all"],"level":"Assignment","inheritableSettings":[],"enforcedSettings":[]}}'),
    (11, 'Expiration_EndUser_Assignment', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyExpirationRule","id":"Expiration_EndUser_Assignment","isExpirationRequired":true,"maximumDuration":"PT8H","target":{"caller":"EndUser","operations":["all"],"level":"Assignment","inheritableSettings":[],"enforcedSettings":[]}}'),
    (12, 'Enablement_EndUser_Assignment', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyEnablementRule","id":"Enablement_EndUser_Assignment","enabledRules":["Justification"],"target":{"caller":"EndUser","operations":["all"],"level":"Assignment","inheritableSettings":[],"enforcedSettings":[]}}'),
    (13, 'Approval_EndUser_Assignment', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyApprovalRule","id":"Approval_EndUser_Assignment","setting":{"isApprovalRequired":false,"isApprovalRequiredForExtension":false,"isRequestorJustificationRequired":true,"approvalMode":"SingleStage","approvalStages":[{"approvalStageTimeOutInDays":1,"isApproverJustificationRequired":true,"escalationTimeInMinutes":0,"isEscalationEnabled":false,"primaryApprovers":[],"escalationApprovers":[]}]},"target":{"caller":"EndUser","operations":["all"],"level":"Assignment","inheritableSettings":[],"enforcedSettings":[]}}'),
    (14, 'AuthenticationContext_EndUser_Assignment', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyAuthenticationContextRule","id":"AuthenticationContext_EndUser_Assignment","isEnabled":false,"claimValue":null,"target":{"caller":"EndUser","operations":["all"],"level":"Assignment","inheritableSettings":[],"enforcedSettings":[]}}'),
    (15, 'Notification_Admin_EndUser_Assignment', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyNotificationRule","id":"Notification_Admin_EndUser_Assignment","notificationType":"Email","recipientType":"Admin","notificationLevel":"All","isDefaultRecipientsEnabled":true,"notificationRecipients":[],"target":{"caller":"EndUser","operations":["all"],"level":"Assignment","inheritableSettings":[],"enforcedSettings":[]}}'),
    (16, 'Notification_Requestor_EndUser_Assignment', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyNotificationRule","id":"Notification_Requestor_EndUser_Assignment","notificationType":"Email","recipientType":"Requestor","notificationLevel":"All","isDefaultRecipientsEnabled":true,"notificationRecipients":[],"target":{"caller":"EndUser","operations":["all"],"level":"Assignment","inheritableSettings":[],"enforcedSettings":[]}}'),
    (17, 'Notification_Approver_EndUser_Assignment', '{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyNotificationRule","id":"Notification_Approver_EndUser_Assignment","notificationType":"Email","recipientType":"Approver","notificationLevel":"All","isDefaultRecipientsEnabled":true,"notificationRecipients":[],"target":{"caller":"EndUser","operations":["all"],"level":"Assignment","inheritableSettings":[],"enforcedSettings":[]}}')
) as d (position, id, rule);

-- Groups that privileged identity management manages. There is no way back.
create or replace view managed_group as
select
  p.tenant_id,
  p.group_id,
  p.created_at as managed_at
from role_policy p
where p.access = 'member';

-- Every policy there is, and those there would be: a group that could be managed shows the default ones under ids that change
-- when it is.
create or replace view role_policy_shown as
select
  p.tenant_id,
  p.id,
  p.group_id,
  p.access,
  p.wire_id,
  p.modified_at,
  p.modified_by,
  p.modified_by_name,
  false as is_provisional
from role_policy p
join directory_group g
  on g.tenant_id = p.tenant_id
  and g.id = p.group_id
union all
select
  g.tenant_id,
  made.id,
  g.id,
  a.access,
  'Group_' || g.id::text || '_' || made.id::text,
  null,
  null,
  null,
  true
from directory_group g
cross join (values ('member'), ('owner')) as a (access)
cross join lateral (select md5('provisional/' || a.access || '/' || g.id::text)::uuid as id) made
where not g.dynamic
  and not g.synchronised
  and not exists (
    select from role_policy p
    where p.tenant_id = g.tenant_id
      and p.group_id = g.id
  );

-- The rules of those policies.
create or replace view role_policy_rule_shown as
select
  p.tenant_id,
  p.id as policy_id,
  p.group_id,
  p.access,
  d.position,
  d.id,
  coalesce(r.rule, d.rule) as rule
from role_policy_shown p
cross join default_role_policy_rule d
left join role_policy_rule r
  on r.tenant_id = p.tenant_id
  and r.policy_id = p.id
  and r.id = d.id;

-- How long the settings of a group let somebody be eligible for it; null for without limit.
create or replace view longest_eligibility as
select
  r.tenant_id,
  r.group_id,
  r.access,
  case when (r.rule ->> 'isExpirationRequired')::boolean then (r.rule ->> 'maximumDuration')::interval end as longest
from role_policy_rule_shown r
where r.id = 'Expiration_Admin_Eligibility';
