import type { User } from '../../graph/types.gen';
import { SwitchField, TextField } from '../../ui/fields';

/** What the organization says of somebody, as a form has it. */
export interface Profile {
  name: string;
  givenName: string;
  surname: string;
  jobTitle: string;
  department: string;
  office: string;
  isEnabled: boolean;
}

export const NO_PROFILE: Profile = { name: '', givenName: '', surname: '', jobTitle: '', department: '', office: '', isEnabled: true };

/** What is known of a user as a form has it. */
export function profileFrom(it: User): Profile {
  return {
    name: it.displayName,
    givenName: it.givenName ?? '',
    surname: it.surname ?? '',
    jobTitle: it.jobTitle ?? '',
    department: it.department ?? '',
    office: it.officeLocation ?? '',
    isEnabled: it.accountEnabled ?? true,
  };
}

/** What is sent of it. */
export function profileOf(it: Profile) {
  const text = (value: string) => value.trim() || null;
  return {
    displayName: it.name.trim(),
    givenName: text(it.givenName),
    surname: text(it.surname),
    jobTitle: text(it.jobTitle),
    department: text(it.department),
    officeLocation: text(it.office),
    accountEnabled: it.isEnabled,
  };
}

export function ProfileFields({ values, set }: { values: Profile; set: (change: Partial<Profile>) => void }) {
  return (
    <>
      <TextField label="Display name" required value={values.name} onChange={(name) => set({ name })} />
      <TextField label="First name" max={64} value={values.givenName} onChange={(givenName) => set({ givenName })} />
      <TextField label="Last name" max={64} value={values.surname} onChange={(surname) => set({ surname })} />
      <TextField label="Job title" max={128} value={values.jobTitle} onChange={(jobTitle) => set({ jobTitle })} />
      <TextField label="Department" max={64} value={values.department} onChange={(department) => set({ department })} />
      <TextField label="Office" max={128} value={values.office} onChange={(office) => set({ office })} />
      <SwitchField
        label="Account enabled"
        hint="While it is disabled, they cannot sign in."
        value={values.isEnabled}
        onChange={(isEnabled) => set({ isEnabled })}
      />
    </>
  );
}
