import { useQuery } from '@tanstack/react-query';
import { graph } from '../../graph/client';
import { type AccessPackageQuestion, at, type EntitlementManagementSchedule } from '../../graph/types.gen';

/** What one policy asks of whoever asks, as Graph tells it. */
export interface Requirements {
  policyId: string;
  policyDisplayName: string | null;
  policyDescription: string | null;
  isApprovalRequiredForAdd: boolean | null;
  isRequestorJustificationRequired: boolean | null;
  allowCustomAssignmentSchedule: boolean | null;
  schedule: EntitlementManagementSchedule | null;
  questions: AccessPackageQuestion[] | null;
}

/**
 * The policies by which the reader may ask for a package, and what each wants to know.
 *
 * @param target for whom it would be; empty for the reader
 */
export function useRequirements(packageId: string, target: string) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['requirements', packageId, target],
    queryFn: () =>
      graph.act<{ value: Requirements[] }>(
        `${at.accessPackage}/${packageId}/getApplicablePolicyRequirements`,
        target ? { subject: { objectId: target } } : undefined,
      ),
  });
  return { policies: data?.value ?? [], problem: error, isLoading: isPending, refresh: () => void refetch() };
}
