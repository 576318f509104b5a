import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { odata } from '../../graph/query';
import { type AccessPackage, at } from '../../graph/types.gen';
import { useCount } from '../../graph/useGraph';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

/** How far a change of roles has reached those who have the package. */
export function Delivering({ it }: { it: AccessPackage }) {
  const styles = useStyles();
  const within = odata`accessPackage/id eq ${it.id}`;
  const all = useCount(at.accessPackageAssignment, `${within} and state ne 'expired'`, 5_000);
  const delivering = useCount(at.accessPackageAssignment, `${within} and state ne 'expired' and isDeliveryOutstanding eq true`, 2_000);
  const failed = useCount(at.accessPackageAssignment, `${within} and state in ('partiallyDelivered','deliveryFailed')`, 5_000);
  return (
    <>
      {Boolean(failed) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{failed === 1 ? 'One person does not have everything.' : `${failed} people do not have everything.`}</MessageBarTitle>
            Under Assignments they can be reprocessed; where nothing at all was delivered, the request can be, under Requests.
          </MessageBarBody>
        </MessageBar>
      )}
      {Boolean(delivering) && all !== undefined && delivering !== undefined && (
        <div className={styles.root} role="status">
          <Text>
            The package reaches everyone who has it: {Math.max(0, all - delivering).toLocaleString()} of {all.toLocaleString()} done
          </Text>
          <ProgressBar aria-label="Assignments delivered" value={all ? Math.max(0, all - delivering) / all : 0} thickness="large" />
        </div>
      )}
    </>
  );
}
