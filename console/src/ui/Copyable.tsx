import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  value: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere', minWidth: 0 },
  button: { flexShrink: 0 },
});

/** A value that is needed elsewhere, letter by letter, and a button that copies it. */
export function Copyable({ label, value }: { label: string; value: string }) {
  const styles = useStyles();
  const text = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // A browser that does not let pages copy lets people: the text is marked for them.
      getSelection()?.selectAllChildren(text.current ?? document.body);
    }
  };
  return (
    <span className={styles.root}>
      <code ref={text} className={styles.value}>
        {value}
      </code>
      <Button
        className={styles.button}
        appearance="subtle"
        size="small"
        icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
        aria-label={`Copy ${label}`}
        onClick={() => void copy()}
      />
      <span role="status" style={{ position: 'absolute', clipPath: 'inset(50%)' }}>
        {isCopied ? `${label} is copied` : ''}
      </span>
    </span>
  );
}
