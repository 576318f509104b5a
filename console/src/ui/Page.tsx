import {
  Breadcrumb,
  BreadcrumbDivider,
  BreadcrumbItem,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { NARROW } from './narrow';
import { Unread } from './Unread';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXXL} ${tokens.spacingVerticalXXXL}`,
    maxWidth: '84rem',
    [NARROW]: { paddingInline: tokens.spacingHorizontalL },
  },
  narrow: { maxWidth: '48rem' },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'flex-end', justifyContent: 'space-between' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
    ':focus': { outline: 'none' },
  },
  about: { color: tokens.colorNeutralForeground2, display: 'block', marginTop: tokens.spacingVerticalXS, maxWidth: '70ch' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  crumb: {
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    paddingInline: tokens.spacingHorizontalXS,
    ':hover': { textDecorationLine: 'underline' },
  },
  crumbs: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalXS})`, '& > ol': { flexWrap: 'wrap' } },
});

/** A step on the way to a page: its words, and where they lead if anywhere. */
export interface Crumb {
  text: string;
  to?: LinkProps['to'];
  params?: Record<string, string>;
}

/** The frame of every page: where we are, what it is called, what can be done with it. */
export function Page({
  title,
  about,
  crumbs = [],
  actions,
  narrow = false,
  children,
}: {
  title: string;
  about?: ReactNode;
  crumbs?: Crumb[];
  actions?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Latchkey`;
  }, [title]);
  useEffect(() => {
    // A page that came by itself starts reading at its title, as a loaded one would; unless its address opens something over it.
    if (!document.querySelector('[role=dialog], [role=alertdialog]')) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <div className={mergeClasses(styles.root, narrow && styles.narrow)}>
      <div>
        {crumbs.length > 0 && (
          <Breadcrumb size="small" aria-label="Breadcrumb" className={styles.crumbs}>
            {crumbs.map((crumb, i) => (
              <Fragment key={crumb.text}>
                {i > 0 && <BreadcrumbDivider />}
                <BreadcrumbItem>
                  {crumb.to ? (
                    <Link to={crumb.to} params={(crumb.params ?? {}) as never} className={styles.crumb}>
                      {crumb.text}
                    </Link>
                  ) : (
                    <span className={styles.crumb}>{crumb.text}</span>
                  )}
                </BreadcrumbItem>
              </Fragment>
            ))}
          </Breadcrumb>
        )}
        <div className={styles.head}>
          <div>
            <h1 className={styles.title} tabIndex={-1} ref={heading}>
              {title}
            </h1>
            {about && <Text className={styles.about}>{about}</Text>}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      </div>
      <Unread />
      {children}
    </div>
  );
}
