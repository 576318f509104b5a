-- Finds the person whom another provider means.
create index user_federated_identity on directory_object using gin (identities jsonb_path_ops)
  where identities @> '[{"signInType": "federated"}]';
