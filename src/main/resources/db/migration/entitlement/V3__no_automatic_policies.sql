-- Policies that would assign by a rule are refused, so none is told apart by a column.
drop index assignment_policy_automatic;
alter table assignment_policy drop column is_automatic;
