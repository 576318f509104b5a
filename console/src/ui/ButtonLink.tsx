import { Button, type ButtonProps } from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';

type AnchorProps = Extract<ButtonProps, { as: 'a' }>;

/** A link in a button's clothes, for what leads to another page. */
export const ButtonLink = createLink(function LinkedButton(props: Omit<AnchorProps, 'as'>) {
  return <Button {...props} as="a" />;
});
