import { Page } from '../../ui/Page';
import { Tabs } from '../../ui/Tabs';
import { ActivationApprovals } from './ActivationApprovals';
import { PackageApprovals } from './PackageApprovals';

/** My Access › Approvals: what waits for the reader's decision. */
export function Approvals() {
  return (
    <Page title="Approvals" about="What others ask for, and you decide. Nobody decides their own request." crumbs={[{ text: 'My Access' }]}>
      <Tabs
        label="Approvals"
        parts={[
          { id: 'packages', title: 'Access packages', show: () => <PackageApprovals /> },
          { id: 'activations', title: 'Activations', show: () => <ActivationApprovals /> },
        ]}
      />
    </Page>
  );
}
