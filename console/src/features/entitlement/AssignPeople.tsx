import { graph } from '../../graph/client';
import { odata } from '../../graph/query';
import { type AccessPackage, type AccessPackageAssignmentPolicy as Policy, at, type User } from '../../graph/types.gen';
import { InstantField, LongTextField, SelectField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { useDraft } from '../../ui/useDraft';
import { useMany } from '../../ui/useMany';

/** How many addresses one question to the server holds. */
const AT_ONCE = 15;

/** The addresses somebody pasted: one a line, or between commas and semicolons. */
export function addressesOf(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((it) => it.includes('@')))];
}

/** The people with these addresses; an address that nobody has is an error. */
async function peopleOf(addresses: string[]): Promise<Principal[]> {
  const found: Principal[] = [];
  for (let i = 0; i < addresses.length; i += AT_ONCE) {
    const some = addresses.slice(i, i + AT_ONCE);
    const page = await graph.list<User>(at.user, {
      filter: odata`userPrincipalName in ${some}`,
      select: ['id', 'displayName', 'userPrincipalName'],
      top: AT_ONCE,
    });
    for (const address of some) {
      const one = page.value.find((it) => it.userPrincipalName.toLowerCase() === address.toLowerCase());
      if (!one) {
        throw new Error(`Nobody has the address ${address}. Nobody is assigned yet.`);
      }
      found.push({ id: one.id, displayName: one.displayName, type: 'user' });
    }
  }
  return found;
}

/** Assigns an access package directly, to one person or many at once. */
export function AssignPeople({ it, policies, close }: { it: AccessPackage; policies: Policy[]; close: () => void }) {
  const draft = useDraft(`assign-package.${it.id}`, { policy: '', people: [] as Principal[], addresses: '', justification: '', start: '', end: '' });
  const { values, set } = draft;
  const notify = useNotify();
  const policy = values.policy || policies[0]?.id || '';
  const many = useMany<Principal>(
    'Assigned',
    (one) =>
      graph.create(at.accessPackageAssignmentRequest, {
        requestType: 'adminAdd',
        justification: values.justification.trim() || null,
        ...(values.start || values.end
          ? {
              schedule: {
                ...(values.start ? { startDateTime: values.start } : {}),
                expiration: values.end ? { type: 'afterDateTime', endDateTime: values.end } : { type: 'notSpecified' },
              },
            }
          : {}),
        assignment: { targetId: one.id, assignmentPolicyId: policy, accessPackageId: it.id },
      }),
    (one) => one.displayName,
  );
  const addresses = addressesOf(values.addresses);
  return (
    <FormDialog
      title={`New assignment of ${it.displayName}`}
      draft={draft}
      submit="Assign"
      wrong={
        !policy
          ? 'The package has no policy yet: add one first.'
          : values.people.length || addresses.length
            ? values.start && values.end && values.end <= values.start
              ? 'It must end after it starts.'
              : undefined
            : 'Choose somebody, or paste addresses.'
      }
      send={async (sent) => {
        const pasted = await peopleOf(addresses);
        const all = [...sent.people, ...pasted.filter((one) => !sent.people.some((other) => other.id === one.id))];
        const refused = await many.run(all);
        // Whom it is done for is not asked for again.
        set({ people: refused.map((one) => one.it), addresses: '' });
        if (refused.length) {
          throw new Error(`${refused.length} of ${all.length} were refused; they are still in the form.`);
        }
        return all.length;
      }}
      done={(count) => notify(count === 1 ? 'The access is on its way.' : `The access is on its way to ${count.toLocaleString()} people.`)}
      close={close}
    >
      <SelectField
        label="Policy"
        required
        hint="It says how long the assignment lasts; nobody has to approve it."
        value={policy}
        onChange={(next) => set({ policy: next })}
        options={policies.map((one) => ({ value: one.id, text: one.displayName }))}
      />
      <PrincipalPicker label="People" value={values.people} onChange={(people) => set({ people })} />
      <LongTextField
        label="Addresses"
        hint={addresses.length ? `${addresses.length.toLocaleString()} addresses` : 'For many at once: user principal names, one a line.'}
        max={100_000}
        value={values.addresses}
        onChange={(text) => set({ addresses: text })}
      />
      <InstantField label="Starts" hint="At once when left empty" value={values.start} onChange={(start) => set({ start })} />
      <InstantField label="Ends" hint="As the policy says when left empty" value={values.end} onChange={(end) => set({ end })} />
      <LongTextField label="Reason" value={values.justification} onChange={(justification) => set({ justification })} />
      {many.progress}
      {many.refusals}
    </FormDialog>
  );
}
