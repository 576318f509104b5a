import {
  Checkbox,
  Input,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from '@fluentui/react-components';
import { Fragment } from 'react';
import { Section } from '../../ui/Section';
import type { Editing } from './RoleSettings';

const EVENTS = [
  ['Admin_Eligibility', 'When somebody is made eligible'],
  ['Admin_Assignment', 'When somebody is made active'],
  ['EndUser_Assignment', 'When somebody activates'],
] as const;

const RECIPIENTS = [
  ['Admin', 'Administrators', 'Role assignment alert'],
  ['Requestor', 'The person', 'Notification to the assigned user'],
  ['Approver', 'Approvers', 'Request to approve'],
] as const;

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { minWidth: '44rem' },
  title: { display: 'block', marginTop: tokens.spacingVerticalS },
});

/** Who hears of what by mail. */
export function NotificationSettings({ rules, change }: Editing) {
  const styles = useStyles();
  return (
    <Section title="Notification">
      {EVENTS.map(([event, title]) => (
        <Fragment key={event}>
          <Text weight="semibold" className={styles.title}>
            {title}
          </Text>
          <div className={styles.scroll}>
            <Table aria-label={title} className={styles.table} size="small">
              <TableHeader>
                <TableRow>
                  <TableHeaderCell>Mail to</TableHeaderCell>
                  <TableHeaderCell style={{ width: '9rem' }}>Default recipients</TableHeaderCell>
                  <TableHeaderCell style={{ width: '34%' }}>Additional recipients</TableHeaderCell>
                  <TableHeaderCell style={{ width: '10rem' }}>Critical only</TableHeaderCell>
                </TableRow>
              </TableHeader>
              <TableBody>
                {RECIPIENTS.map(([recipient, who, what]) => {
                  const rule = rules.notification(recipient, event);
                  const label = `${title}, ${who.toLowerCase()}`;
                  return (
                    <TableRow key={recipient}>
                      <TableCell>
                        {who}: {what.toLowerCase()}
                      </TableCell>
                      <TableCell>
                        <Checkbox
                          aria-label={`${label}: default recipients`}
                          checked={rule?.isDefaultRecipientsEnabled ?? false}
                          onChange={(_, { checked }) => change(rule, { isDefaultRecipientsEnabled: checked === true })}
                        />
                      </TableCell>
                      <TableCell>
                        <Input
                          // What is given up is shown as it was.
                          key={rule?.notificationRecipients?.join() ?? ''}
                          aria-label={`${label}: additional recipients`}
                          placeholder="Addresses, with commas between"
                          size="small"
                          style={{ width: '100%' }}
                          defaultValue={rule?.notificationRecipients?.join(', ') ?? ''}
                          onBlur={(event_) => {
                            const next = event_.target.value.split(/[,;\s]+/).filter(Boolean);
                            if (next.join() !== (rule?.notificationRecipients ?? []).join()) {
                              change(rule, { notificationRecipients: next });
                            }
                          }}
                        />
                      </TableCell>
                      <TableCell>
                        <Checkbox
                          aria-label={`${label}: critical mails only`}
                          checked={rule?.notificationLevel === 'Critical'}
                          onChange={(_, { checked }) => change(rule, { notificationLevel: checked ? 'Critical' : 'All' })}
                        />
                      </TableCell>
                    </TableRow>
                  );
                })}
              </TableBody>
            </Table>
          </div>
        </Fragment>
      ))}
    </Section>
  );
}
