import { Button } from '@fluentui/react-components';
import { EditRegular, EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useParams } from '@tanstack/react-router';
import { graph } from '../../graph/client';
import { type AccessPackage, at } from '../../graph/types.gen';
import { allows, useOne, useWrite } from '../../graph/useGraph';
import { Awaited } from '../../ui/Awaited';
import { DeleteButton } from '../../ui/DeleteButton';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { Problem } from '../../ui/Problem';
import { Tabs } from '../../ui/Tabs';
import { useOpen } from '../../ui/useOpen';
import { Assignments } from './Assignments';
import { PACKAGES } from './crumbs';
import { EditAccessPackage } from './EditAccessPackage';
import { PackageOverview } from './PackageOverview';
import { Policies } from './Policies';
import { Requests } from './Requests';
import { ResourceRoles } from './ResourceRoles';
import { SeparationOfDuties } from './SeparationOfDuties';

/** ID Governance › Entitlement management › Access packages › an access package. */
export function AccessPackagePage() {
  const { packageId } = useParams({ from: '/shell/admin/entitlement/packages/$packageId' });
  const path = `${at.accessPackage}/${packageId}`;
  const { it, problem, refresh } = useOne<AccessPackage>(path, { expand: 'catalog' });
  const [isEditing, edit] = useOpen('edit');
  const notify = useNotify();
  const show = useWrite<boolean>(
    (isHidden) => graph.update(path, { isHidden }),
    (_, isHidden) => notify(isHidden ? 'It is hidden now: only who has its link finds it.' : 'Requestors find it now.'),
  );
  if (!it) {
    return <Awaited what="access package" crumbs={PACKAGES} problem={problem} retry={refresh} />;
  }
  return (
    <Page
      title={it.displayName}
      about={it.description}
      crumbs={PACKAGES}
      actions={
        <>
          {allows(it, 'update') && (
            <>
              <Button icon={<EditRegular />} onClick={() => edit('package')}>
                Edit
              </Button>
              <Button
                icon={it.isHidden ? <EyeRegular /> : <EyeOffRegular />}
                disabledFocusable={show.isPending}
                onClick={() => show.isPending || show.mutate(!it.isHidden)}
              >
                {it.isHidden ? 'Show' : 'Hide'}
              </Button>
            </>
          )}
          {allows(it, 'delete') && (
            <DeleteButton name={it.displayName} path={path} back="/admin/entitlement/packages">
              Its policies go with it. An access package that somebody still has cannot be deleted: remove its assignments first.
            </DeleteButton>
          )}
        </>
      }
    >
      <Problem of={show.error} />
      <Tabs
        label="About the access package"
        parts={[
          { id: 'overview', title: 'Overview', show: () => <PackageOverview it={it} /> },
          { id: 'roles', title: 'Resource roles', show: () => <ResourceRoles it={it} /> },
          { id: 'policies', title: 'Policies', show: () => <Policies it={it} /> },
          { id: 'requests', title: 'Requests', show: () => <Requests it={it} /> },
          { id: 'assignments', title: 'Assignments', show: () => <Assignments it={it} /> },
          { id: 'duties', title: 'Separation of duties', show: () => <SeparationOfDuties it={it} /> },
        ]}
      />
      {isEditing && allows(it, 'update') && <EditAccessPackage it={it} close={() => edit(undefined)} />}
    </Page>
  );
}
