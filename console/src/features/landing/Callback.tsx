import { Button, Spinner } from '@fluentui/react-components';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { session } from '../../session/session';
import { Empty } from '../../ui/Empty';
import { inWords } from '../../graph/problem';

let coming: Promise<string> | undefined;

/** Where the sign-in page sends the browser back to; on to where it began. */
export function Callback() {
  const router = useRouter();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    // A code is good once, and an effect may run twice.
    coming ??= session.finish();
    coming
      .then((place) => {
        coming = undefined;
        router.history.replace(place);
      })
      .catch((failure: unknown) => {
        coming = undefined;
        setProblem(failure);
      });
  }, [router]);
  return problem ? (
    <Empty isPage title="You are not signed in" hint={inWords(problem)} action={<Button onClick={() => router.history.replace('/')}>Begin again</Button>} />
  ) : (
    <main style={{ display: 'grid', placeItems: 'center', height: '100%' }}>
      <Spinner label="Signing in" />
    </main>
  );
}
